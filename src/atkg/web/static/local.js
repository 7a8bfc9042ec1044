// What the scripts of pages share: the indexes of the site, queries answered in the browser, and
// names, values and quotes told as the pages of the server tell them.
const atkg = (() => {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  const lang = document.documentElement.lang;
  const LIMIT = 30; // seconds for a query, after the graph is loaded
  const LOCAL = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
  const files = new Map();
  let worker = null, loaded = null, last = 0;

  const at = (address) => new URL(`${lang}/${address}`, root).href;
  async function index(name) {
    if (!files.has(name)) {
      files.set(name, fetch(at(`search/${name}.json`)).then((got) => {
        if (!got.ok) throw new Error(`${name}.json: ${got.status}`);
        return got.json();
      }, (why) => { // the words of scripts are in what could not be read, but not these
        throw location.protocol === "file:" ? new Error(document.body.dataset.disk) : why;
      }));
    }
    return files.get(name);
  }

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[“”„]/g, '"')
    .replace(/[’‘´]/g, "'").replace(/[–—]/g, "-").replace(/[*_`#\\[\]\u00ad]/g, "")
    .replace(/\s+/g, " ").trim().toLowerCase();
  const said = (names, word, slots = {}) =>
    names.words[word].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
  const quoted = (names, words) => names.quote.replace("{words}", () => words);
  const cleaned = (text) => text.replace(/\*\*/g, "").replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ").trim();

  function compact(names, iri) {
    let found = iri, longest = 0;
    for (const [prefix, base] of Object.entries(names.prefixes)) {
      if (base.length > longest && iri.startsWith(base) && LOCAL.test(iri.slice(base.length))) {
        [found, longest] = [`${prefix}:${iri.slice(base.length)}`, base.length];
      }
    }
    return found;
  }
  function expand(names, curie) {
    const [prefix, local] = [curie.split(":", 1)[0], curie.slice(curie.indexOf(":") + 1)];
    return names.prefixes[prefix] + local;
  }
  const label = (names, one) => names.names[one]?.[0] ?? one;
  const shown = (names, term) => (term.type === "uri" ? compact(names, term.value) : term.value);

  function numberWords(names, value) {
    const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(value);
    if (!parts || !/\d/.test(value)) return value;
    let whole = parts[2].replace(/^0+(?=\d)/, "") || "0";
    const part = (parts[3] || "").replace(/0+$/, "");
    if (whole.length > Number(names.numbers.ungrouped)) {
      whole = whole.replace(/\B(?=(\d{3})+$)/g, names.numbers.group);
    }
    const sign = parts[1] === "-" && /[1-9]/.test(value) ? "-" : "";
    return sign + whole + (part && `.${part}`);
  }
  // A cell for people: the label of a thing, a value as the language writes it.
  function cell(names, term) {
    if (!term) return "";
    const typed = term.type !== "uri" && term.datatype?.startsWith(names.prefixes.xsd);
    if (typed && term.datatype !== `${names.prefixes.xsd}string`) {
      return names.numbers[term.value] && /^(true|false)$/.test(term.value)
        ? names.numbers[term.value] : numberWords(names, term.value);
    }
    return term.type === "uri" ? label(names, shown(names, term)) : term.value;
  }
  const page = (names, one) => (names.names[one]?.[2] ? at(names.names[one][2]) : "");

  // Make an element: what it holds is text or elements, never markup.
  function make(tag, about = {}, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(about)) {
      if (value !== undefined && value !== "" && value !== false) made.setAttribute(name, value);
    }
    made.append(...inside);
    return made;
  }
  function quote(names, [words, reference, address, translation]) {
    const told = make("figcaption", {}, `${said(names, "quote.stated")} ${reference} `,
      make("a", { href: at(address) }, said(names, "quote.read")));
    return make("figure", { class: "quote" },
      make("blockquote", { translate: "no" }, quoted(names, cleaned(words))), told,
      ...(translation ? [make("p", { class: "translation", translate: "no" }, translation)] : []));
  }

  // Ask the graph in this browser. Rejects where the query is wrong or takes too long.
  async function ask(query, names, say = () => {}) {
    if (location.protocol === "file:") throw new Error(said(names, "local.disk"));
    if (!worker) {
      say(said(names, "local.loading"));
      worker = new Worker(new URL("static/answering.js", root), { type: "module" });
      loaded = new Promise((done, failed) => {
        worker.addEventListener("message", ({ data }) => {
          if (data.ready) done();
          if (data.failed) failed(new Error(data.failed));
        });
        worker.addEventListener("error", () => failed(new Error(said(names, "local.programs"))));
      }).catch((error) => { stop(); throw error; });
    }
    const [own, id] = [worker, ++last];
    await loaded;
    say(said(names, "local.answering"));
    const graphs = ["ontology", "authority", "facts", "inferred"].map((one) => names.prefixes.atkgg + one);
    return new Promise((done, failed) => {
      const late = setTimeout(() => {
        if (own === worker) stop();
        failed(new Error(said(names, "local.slow", { seconds: LIMIT })));
      }, LIMIT * 1000);
      own.addEventListener("message", function heard({ data }) {
        if (data.id !== id) return;
        clearTimeout(late);
        own.removeEventListener("message", heard);
        if (data.error) failed(new Error(data.error));
        else done(data);
      });
      own.postMessage({ id, query, graphs });
    });
  }
  function stop() {
    worker?.terminate();
    worker = null;
  }

  // What is wrong in few words: where the query stops being one, not all that might stand there.
  function problem(names, error) {
    const [first] = error.message.split("\n"), where = /^error at (\d+):(\d+): (.*)$/.exec(first);
    const what = (where ? where[3] : first).slice(0, 160) + ((where ? where[3] : first).length > 160 ? " …" : "");
    return where ? said(names, "local.syntax", { line: where[1], column: where[2], what }) : what;
  }

  const guarded = (text) =>
    (/^[=+\-@\t\r]/.test(text) && !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? `'${text}` : text);
  const csv = (rows) => rows.map((row) => row.map((one) => guarded(one ?? ""))
    .map((one) => (/[",\r\n]/.test(one) ? `"${one.replace(/"/g, '""')}"` : one)).join(",") + "\n").join("");
  function download(words, name, text, type) {
    const held = URL.createObjectURL(new Blob([text], { type }));
    return make("a", { href: held, download: name }, words);
  }

  return { ask, at, cell, cleaned, compact, csv, download, expand, fold, index, label, lang, make, page,
    problem, quote, quoted, root, said, shown, stop };
})();
