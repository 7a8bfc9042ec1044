// The search of a page without a server: names and quotes that hold all words, best first.
(() => {
  "use strict";
  const MOST = 100, AROUND = 60;
  const place = document.getElementById("found");
  const text = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!place || !text) return;

  function rank(words, wanted, parts) {
    const folded = atkg.fold(words);
    if (folded === wanted) return 0;
    if (folded.startsWith(wanted)) return 1;
    if (folded.includes(wanted)) return 2;
    return parts.every((part) => folded.includes(part)) ? 3 : -1;
  }
  function around(words, part) {
    const flat = atkg.cleaned(words);
    const where = Math.max(atkg.fold(flat).indexOf(part), 0);
    const [start, end] = [Math.max(0, where - AROUND), where + part.length + AROUND];
    return (start ? "…" : "") + flat.slice(start, end).trim() + (end < flat.length ? "…" : "");
  }

  function hits(names, quotes, wanted, parts) {
    const found = [];
    for (const [one, [label, others]] of Object.entries(names.names)) {
      const ranked = [label, ...others].map((name) => [rank(name, wanted, parts), name])
        .filter(([own]) => own >= 0).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      if (ranked.length) found.push({ rank: ranked[0][0], one, label, words: ranked[0][1], quote: null });
    }
    const seen = new Set();
    for (const [subject, , , numbers] of quotes.triples) {
      for (const number of numbers) {
        const quote = quotes.quotes[number];
        const own = rank(quote[0], wanted, parts), key = `${subject}\n${quote[0]}`;
        if (own < 0 || seen.has(key)) continue;
        seen.add(key);
        found.push({ rank: 4 + own, one: subject, label: atkg.label(names, subject), words: quote[0], quote });
      }
    }
    const key = (hit) => [hit.rank, hit.one, hit.words].join("\n");
    return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  function told(names, hit, part) {
    const href = atkg.page(names, hit.one), words = atkg.cleaned(hit.label);
    const made = atkg.make("li", {}, href ? atkg.make("a", { href }, words) : words);
    if (hit.quote) {
      made.append(atkg.make("br"),
        atkg.make("span", { translate: "no" }, atkg.quoted(names, around(hit.words, part))),
        " ", atkg.make("span", { class: "meta" }, hit.quote[1]),
        " ", atkg.make("a", { href: atkg.at(hit.quote[2]) }, atkg.said(names, "quote.read")),
        ...(hit.quote[3] ? [atkg.make("br"), atkg.make("span", { class: "translation", translate: "no" }, hit.quote[3])] : []));
    } else if (hit.words !== hit.label) {
      made.append(" ", atkg.make("span", { class: "meta" }, hit.words));
    }
    return made;
  }

  async function find() {
    const field = document.getElementById("site-search");
    if (field) field.value = text;
    try {
      const [names, quotes] = await Promise.all(["names", "quotes"].map(atkg.index));
      const wanted = atkg.fold(text), parts = wanted.split(" ").filter(Boolean);
      const all = /[\p{L}\p{N}]/u.test(wanted) ? hits(names, quotes, wanted, parts) : [];
      const count = all.length;
      const meta = atkg.said(names, count === 1 ? "find.one" : "find.count", { count, text })
        + (count > MOST ? ` ${atkg.said(names, "find.first", { count: MOST })}` : "");
      place.replaceChildren(atkg.make("p", { role: "status" }, meta),
        ...(count ? [] : [atkg.make("p", {}, atkg.said(names, "find.none"))]),
        atkg.make("ul", { class: "hits" }, ...all.slice(0, MOST).map((hit) => told(names, hit, parts[0]))));
    } catch (error) {
      place.replaceChildren(atkg.make("p", { class: "error", role: "alert" }, error.message));
    }
  }
  for (const link of document.querySelectorAll(".languages a")) link.href += location.search;
  find();
})();
