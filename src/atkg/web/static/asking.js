// A question of a page without a server: the person fills in, the graph in this browser answers.
(() => {
  "use strict";
  const form = document.querySelector("form.asking");
  const place = document.getElementById("answer");
  if (!form || !place) return;
  const id = form.dataset.question;

  class Refused extends Error {}

  // Give the CURIE of what somebody typed, by the rules of the served page (`atkg.lookups`).
  function found(names, parameter, text, kinds) {
    const concepts = Object.keys(names.names).filter((one) => one.startsWith(`atkgv:${parameter}.`));
    const wanted = atkg.fold(text);
    const own = (one) => [names.names[one][0], ...names.names[one][1]];
    for (const one of concepts) {
      const called = [one, one.slice(`atkgv:${parameter}.`.length), ...own(one)];
      if (called.some((name) => atkg.fold(name) === wanted)) return one;
    }
    for (const one of [text, `atkgr:${text}`, `sdg:${text}`]) if (names.names[one]) return one;
    const things = Object.keys(names.names).filter((one) => /^(atkgr|sdg):/.test(one));
    for (const folded of [(name) => name.toLowerCase(), atkg.fold]) {
      const called = things.filter((one) => own(one).some((name) => folded(name) === folded(text)));
      const fit = called.filter((one) => !kinds.length || kinds.some((kind) => names.kinds[kind].includes(one)));
      const which = fit.length ? fit : called;
      if (which.length > 1) {
        throw new Refused(atkg.said(names, "local.several", { name: text, names: which.join(", ") }));
      }
      if (which.length) return which[0];
    }
    throw new Refused(atkg.said(names, "local.unknown", { name: text }));
  }

  // The values of a question: what was given, else its examples; a thing must be of a fitting kind.
  function valued(names, question, given) {
    const values = {};
    for (const [name, { type, kinds, example }] of Object.entries(question.parameters)) {
      const text = (given.get(name) || "").trim();
      if (!text && !example) continue;
      values[name] = text && type === "iri" ? found(names, name, text, kinds) : text || example;
      if (!text || type !== "iri" || !kinds.length) continue;
      if (!kinds.some((kind) => names.kinds[kind].includes(values[name]))) {
        const expected = kinds.map((kind) => atkg.label(names, kind)).join(", ");
        throw new Refused(atkg.said(names, "local.kind", { name: text, kinds: expected }));
      }
    }
    return values;
  }

  // A literal becomes a term of the query, in VALUES, with its signs escaped; a thing chooses rows.
  function bound(names, question, values) {
    let query = question.query.replace(/^[ \t]*#.*$/gm, "");
    for (const [name, { type }] of Object.entries(question.parameters)) {
      if (type === "iri" || !(name in values)) continue;
      const term = `${JSON.stringify(values[name])}^^<${atkg.expand(names, type)}>`;
      query = query.replace("{", () => `{ VALUES ?${name} { ${term} } `);
    }
    return query;
  }

  // The quotes behind a row: the rule of `graph.witnesses`, `Witnesses.behind`.
  function behind(held, ends, asked) {
    const shown = new Set(ends);
    const isNode = (end) => end.startsWith("atkgr:") && end.split(".").length >= 3
      && held.nodes.includes(end.split(".")[1]);
    const own = ends.filter((end) => held.saying[end]);
    const fit = new Set((own.length ? own : asked).flatMap((one) => held.saying[one] || []));
    const numbers = new Set();
    const add = (triple) => triple[3].forEach((number) => numbers.add(number));
    for (const [subject, triples] of held.bySubject) {
      if (shown.has(subject)) {
        for (const one of triples) {
          if (shown.has(one[2]) && (fit.has(one[1]) || isNode(subject))) add(one);
          else if (one[1] === "rdf:type" && isNode(subject)) add(one);
        }
      } else if (isNode(subject)) {
        const joined = triples.filter((one) => fit.has(one[1]) && shown.has(one[2]) && one[2].includes(":"));
        const things = new Set(joined.map((one) => one[2]).filter((one) => !one.startsWith("atkgv:")));
        if (things.size > 1) joined.forEach(add);
      }
    }
    for (const name of shown) {
      for (const end of shown) held.named.get(`${end}\n${name.toLowerCase()}`)?.forEach((one) => numbers.add(one));
    }
    return numbers;
  }
  function held(quotes) {
    if (!quotes.bySubject) {
      quotes.bySubject = new Map();
      for (const triple of quotes.triples) {
        if (!quotes.bySubject.has(triple[0])) quotes.bySubject.set(triple[0], []);
        quotes.bySubject.get(triple[0]).push(triple);
      }
      quotes.named = new Map(quotes.names.map(([thing, name, own]) => [`${thing}\n${name}`, own]));
    }
    return quotes;
  }

  // Rows that read the same are one, with all their quotes.
  function lines(names, quotes, question, values, bindings) {
    const columns = question.columns.map(([name]) => name);
    const merged = new Map();
    for (const row of bindings) {
      const terms = columns.map((name) => row[name]);
      const ends = terms.filter(Boolean).map((term) => atkg.shown(names, term));
      const chosen = Object.entries(values).every(([name, value]) =>
        question.parameters[name].type !== "iri" || (row[name] && atkg.shown(names, row[name]) === value));
      if (!chosen) continue;
      const key = JSON.stringify(terms.map((term) => term && atkg.label(names, atkg.shown(names, term))));
      if (!merged.has(key)) merged.set(key, { terms, numbers: new Set() });
      behind(quotes, ends, question.asked).forEach((one) => merged.get(key).numbers.add(one));
    }
    return [...merged.values()].map(({ terms, numbers }) =>
      ({ terms, quotes: [...numbers].sort((a, b) => a - b).map((one) => quotes.quotes[one]) }));
  }

  // A row of the table, as the template of questions writes it, with links to the pages of things.
  function row(names, question, line) {
    const made = atkg.make("tr");
    question.columns.forEach(([, heading], at) => {
      if (!heading) return;
      const term = line.terms[at], words = atkg.cleaned(atkg.cell(names, term));
      const href = term?.type === "uri" ? atkg.page(names, atkg.shown(names, term)) : "";
      made.append(atkg.make("td", { "data-heading": heading }, href ? atkg.make("a", { href }, words) : words));
    });
    const count = line.quotes.length, quotes = atkg.said(names, "questions.quotes");
    const heading = atkg.said(names, count === 1 ? "statement.quote" : "statement.quotes", { count });
    const told = count
      ? atkg.make("details", {}, atkg.make("summary", {}, heading), ...line.quotes.map((one) => atkg.quote(names, one)))
      : atkg.make("span", { class: "meta" }, question.quoted ? atkg.said(names, "questions.bare") : "–");
    made.append(atkg.make("td", { class: "quotes", "data-heading": quotes }, told));
    return made;
  }
  function table(names, question, all) {
    const headings = [...question.columns.map(([, heading]) => heading).filter(Boolean),
      atkg.said(names, "questions.quotes")];
    return atkg.make("div", { class: "scroll" }, atkg.make("table", { class: "answer" },
      atkg.make("caption", {}, document.querySelector("h1").textContent),
      atkg.make("thead", {}, atkg.make("tr", {}, ...headings.map((one) => atkg.make("th", { scope: "col" }, one)))),
      atkg.make("tbody", {}, ...all.map((line) => row(names, question, line)))));
  }

  function take(names, question, all) {
    const place = document.querySelector("p.downloads.answer");
    if (!place) return;
    const seen = question.columns.map(([, heading], at) => [heading, at]).filter(([heading]) => heading);
    const rows = [[...seen.map(([heading]) => heading), atkg.said(names, "local.words"),
      atkg.said(names, "local.reference")]];
    for (const line of all) {
      for (const [words, reference] of line.quotes.length ? line.quotes : [["", ""]]) {
        rows.push([...seen.map(([, at]) => atkg.cell(names, line.terms[at])), words, reference]);
      }
    }
    place.replaceChildren(atkg.said(names, "questions.take"), " ",
      atkg.download("CSV", `${id}.csv`, atkg.csv(rows), "text/csv;charset=utf-8"));
  }

  function nothing(names, values) {
    const made = [atkg.make("p", {}, atkg.said(names, "local.none"))];
    for (const one of Object.values(values)) {
      const href = atkg.page(names, one);
      if (href && !one.startsWith("atkgv:")) {
        made.push(atkg.make("p", {}, `${atkg.said(names, "local.see")} `,
          atkg.make("a", { href }, atkg.label(names, one))));
      }
    }
    return [...made, atkg.make("p", {}, atkg.said(names, "site.silence"))];
  }

  let turn = 0;
  async function answer(given) {
    const own = ++turn;
    const tell = (...what) => own === turn && place.replaceChildren(...what);
    const say = (words) => tell(atkg.make("p", { class: "meta", role: "status" }, words));
    let names;
    try {
      say("…");
      const [known, quotes, questions] = await Promise.all(["names", "quotes", "questions"].map(atkg.index));
      names = known;
      const question = questions[id];
      const values = valued(names, question, given);
      const got = await atkg.ask(bound(names, question, values), names, say);
      const bindings = JSON.parse(got.text).results.bindings;
      const all = lines(names, held(quotes), question, values, bindings);
      if (own !== turn) return;
      take(names, question, all);
      if (!all.length) return void tell(...nothing(names, values));
      const count = all.length;
      const meta = atkg.said(names, count === 1 ? "questions.row" : "questions.rows", { count });
      tell(atkg.make("p", { class: "meta" }, meta),
        table(names, question, all));
    } catch (error) {
      const failed = error instanceof Refused || !names ? error.message
        : atkg.said(names, "local.failed", { why: error.message });
      tell(atkg.make("p", { class: "error", role: "alert" }, failed));
    }
  }

  // The other language is asked the same; a name in either is understood.
  function carry() {
    for (const link of document.querySelectorAll(".languages a")) {
      link.href = link.href.replace(/\?.*$/, "") + location.search;
    }
  }
  function fill(given) {
    for (const field of form.elements) if (field.name && given.has(field.name)) field.value = given.get(field.name);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => String(value).trim()));
    history.pushState(null, "", `?${given}`);
    carry();
    answer(given);
  });
  const reopen = () => {
    const given = new URLSearchParams(location.search);
    carry();
    fill(given);
    if ([...given.keys()].length) answer(given);
  };
  addEventListener("popstate", reopen);
  reopen();
})();
