// The filter of the ledger where no server is: hides rows that do not fit, as the address asks.
"use strict";
(() => {
  const form = document.getElementById("ledger-form");
  const count = document.getElementById("ledger-count");
  if (!form || !count) return;
  const asked = new URLSearchParams(location.search);
  const rows = [...document.querySelectorAll("tr.action")];
  const choose = () => {
    const wanted = new FormData(form);
    for (const row of rows) {
      const who = row.dataset.who.split(" ");
      row.hidden = Boolean(
        (wanted.get("document") && row.dataset.document !== wanted.get("document")) ||
        (wanted.get("who") && !who.includes(wanted.get("who"))));
    }
    for (const part of document.querySelectorAll("table.ledger tbody, section.document"))
      part.hidden = !part.querySelector("tr.action:not([hidden])");
    count.textContent = count.dataset.words.replace("{count}", rows.filter((row) => !row.hidden).length);
  };
  for (const select of form.querySelectorAll("select")) {
    select.value = asked.get(select.name) || "";
    select.addEventListener("change", choose);
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); choose(); });
  form.hidden = false;
  choose();
})();
