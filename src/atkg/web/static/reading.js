// Point at a statement to see its words, or at words to see what rests on them.
"use strict";
(() => {
  const marks = [...document.querySelectorAll("mark[data-s]")];
  const items = [...document.querySelectorAll("li[data-s]")];
  const ids = (node) => node.dataset.s.split(" ");
  const light = (chosen) => {
    for (const node of [...marks, ...items]) {
      node.classList.toggle("on", ids(node).some((id) => chosen.includes(id)));
    }
  };
  for (const item of items) {
    for (const kind of ["mouseenter", "focusin"]) item.addEventListener(kind, () => light(ids(item)));
    item.addEventListener("mouseleave", () => light([]));
  }
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => light(ids(mark)));
    mark.addEventListener("mouseleave", () => light([]));
    mark.addEventListener("click", () => {
      const first = items.find((item) => ids(mark).includes(item.dataset.s));
      if (!first) return;
      first.closest("details").open = true;
      light(ids(mark));
      first.scrollIntoView({ block: "nearest" });
    });
  }
})();
