// The SPARQL page: the editor of YASGUI where it is there, a plain box where not; answers come from the
// endpoint of the server, or, on a site of files, from the graph in this browser.
(() => {
  "use strict";
  const MOST = 1000; // rows shown; the CSV holds all
  const form = document.getElementById("sparql");
  const box = document.getElementById("query");
  const place = document.getElementById("answer");
  const stop = document.getElementById("stop");
  const examples = document.getElementById("example");
  const endpoint = form.dataset.endpoint ? new URL(form.dataset.endpoint, location.href) : null;
  let editor = null, names = null, stopped = () => {};

  const text = () => (editor ? editor.getValue() : box.value);
  const write = (query) => (editor ? editor.setValue(query) : (box.value = query));

  // --- the editor, with the names of this graph in place of what other services would suggest

  // The word that is being typed, by its own rule: a word of an unfinished query may be several tokens.
  function typed(cm) {
    const { line, ch } = cm.getDoc().getCursor();
    const found = /[\p{L}<][\p{L}\p{N}:._-]*$/u.exec(cm.getDoc().getLine(line).slice(0, ch));
    const before = found ? cm.getDoc().getLine(line).slice(0, found.index) : "";
    if (!found || /[?$"'#\\]\S*$/.test(before)) return null;
    return { word: found[0].replace(/^</, ""), from: { line, ch: found.index }, to: { line, ch } };
  }
  function suited(cm, from) {
    const token = cm.getTokenAt({ ...from, ch: from.ch + 1 });
    const before = cm.getPreviousNonWsToken(from.line, cm.getTokenAt(from));
    const last = (cm.getTokenAt(from).type === "ws" ? before : cm.getTokenAt(from)).string;
    if (["a", "rdf:type"].includes(last)) return names.classes;
    if (token.state.possibleCurrent?.includes("a")) return names.properties;
    return Object.keys(names.names);
  }
  function completions(cm) {
    const now = typed(cm), wanted = atkg.fold(now.word);
    const local = (one) => one.slice(one.indexOf(":") + 1).toLowerCase();
    const rank = (one) => {
      if (one.toLowerCase().startsWith(wanted)) return 0;
      if (local(one).startsWith(wanted)) return 1;
      const [label = "", others = []] = names.names[one] || [];
      const called = [label, ...others].map(atkg.fold);
      if (called.some((name) => name.startsWith(wanted))) return 2;
      return called.some((name) => name.includes(wanted)) ? 3 : -1;
    };
    // What the graph speaks of goes before the words it speaks with.
    const order = ([own, one]) => own * 2 + (one.startsWith("atkg:") ? 1 : 0);
    return suited(cm, now.from).map((one) => [rank(one), one]).filter(([own]) => own >= 0)
      .sort((a, b) => order(a) - order(b) || (a[1] < b[1] ? -1 : 1)).slice(0, 60).map(([, one]) => one);
  }
  const completer = {
    name: "known", bulk: false, autoShow: true, get: completions,
    isValidCompletionPosition: (cm) => (typed(cm)?.word.length ?? 0) >= 2
      && !["string", "comment"].includes(cm.getTokenAt(cm.getDoc().getCursor()).type),
    postprocessHints: (cm, hints) => hints.map((hint) => {
      const { from, to } = typed(cm) ?? hint, label = atkg.label(names, hint.text);
      return { text: hint.text, from, to,
        displayText: label === hint.text ? hint.text : `${hint.text} — ${label}` };
    }),
  };

  function edit() {
    const { Yasqe } = window;
    // Its own completers of classes and properties ask lov.linkeddata.es, that of prefixes is prefix.cc's.
    for (const one of ["class", "property", "prefixes"]) delete Yasqe.Autocompleters[one];
    Yasqe.registerAutocompleter(completer);
    Yasqe.defaults.autocompleters = ["variables", "known"];
    const keys = { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false, "Ctrl-S": false };
    editor = new Yasqe(document.getElementById("editor"), {
      value: box.value, persistenceId: null, consumeShareLink: null, createShareableLink: null,
      showQueryButton: false, prefixCcApi: null, editorHeight: "22rem",
      extraKeys: { ...Yasqe.defaults.extraKeys, ...keys },
    });
    editor.getInputField().setAttribute("aria-label", form.dataset.label);
    box.hidden = true;
    document.querySelector(`label[for="${box.id}"]`).hidden = true;
  }

  // Declare the prefixes that are used and known.
  function declare() {
    const query = text();
    const bare = query.replace(/<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, " ");
    const missing = Object.keys(names.prefixes).filter((one) =>
      new RegExp(`(?<![\\w:.-])${one}:`).test(bare) && !new RegExp(`prefix\\s+${one}:`, "i").test(bare));
    if (missing.length) {
      write(missing.map((one) => `PREFIX ${one}: <${names.prefixes[one]}>\n`).join("") + query);
    }
  }

  // --- answers

  async function served(query) {
    const control = new AbortController();
    stopped = () => control.abort(new Error(atkg.said(names, "local.stopped")));
    const got = await fetch(endpoint, {
      method: "POST", body: new URLSearchParams({ query }), signal: control.signal,
      headers: { Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    });
    const held = await got.text();
    if (!got.ok) throw new Error(held.trim() || `${got.status} ${got.statusText}`);
    const partial = got.headers.get("X-SPARQL-MaxRows") ?? "";
    return { type: got.headers.get("Content-Type") || "", text: held, partial };
  }
  function here(query, say) {
    return new Promise((done, failed) => {
      stopped = () => { atkg.stop(); failed(new Error(atkg.said(names, "local.stopped"))); };
      atkg.ask(query, names, say).then(done, failed);
    });
  }

  function shownCell(term) {
    if (!term) return "";
    const one = atkg.shown(names, term), words = atkg.cleaned(atkg.cell(names, term));
    if (term.type !== "uri") {
      return term["xml:lang"] ? [words, " ", atkg.make("span", { class: "meta" }, term["xml:lang"])] : words;
    }
    const href = atkg.page(names, one);
    const told = href ? atkg.make("a", { href }, words) : words;
    return words === one ? told : [told, atkg.make("br"), atkg.make("code", {}, one)];
  }
  function table({ head, results }, partial) {
    const rows = results.bindings, columns = head.vars, count = rows.length;
    const meta = atkg.said(names, count === 1 ? "questions.row" : "questions.rows", { count });
    const more = [partial && atkg.said(names, "local.partial", { count: partial }),
      count > MOST && atkg.said(names, "local.first", { count: MOST })].filter(Boolean).join(" ");
    const header = columns.map((name) => atkg.make("th", { scope: "col" }, `?${name}`));
    const body = rows.slice(0, MOST).map((row) => atkg.make("tr", {},
      ...columns.map((name) => atkg.make("td", {}, ...[shownCell(row[name])].flat()))));
    const all = [columns, ...rows.map((row) => columns.map((name) => row[name]?.value))];
    return [
      atkg.make("p", { class: "meta", role: "status" }, `${meta}. ${more}`, " ",
        atkg.download(atkg.said(names, "local.csv"), "answer.csv", atkg.csv(all), "text/csv;charset=utf-8")),
      atkg.make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": meta },
        atkg.make("table", {}, atkg.make("thead", {}, atkg.make("tr", {}, ...header)),
          atkg.make("tbody", {}, ...body))),
    ];
  }
  function shown({ type, text, partial }) {
    if (!/json/.test(type)) {
      return [atkg.make("p", { class: "meta", role: "status" },
        atkg.download("Turtle", "answer.ttl", text, "text/turtle")),
      atkg.make("pre", { class: "scroll", tabindex: "0" }, atkg.make("code", {}, text))];
    }
    const answer = JSON.parse(text);
    if (!("boolean" in answer)) return table(answer, partial);
    return [atkg.make("p", { role: "status" }, atkg.make("strong", {}, names.numbers[answer.boolean]))];
  }

  async function run() {
    const say = (words) => place.replaceChildren(atkg.make("p", { class: "meta", role: "status" }, words));
    stop.hidden = false;
    try {
      say("…");
      names = await atkg.index("names");
      declare();
      history.replaceState(null, "", `?${new URLSearchParams({ query: text() })}`);
      carry();
      say(atkg.said(names, "local.answering"));
      place.replaceChildren(...shown(endpoint ? await served(text()) : await here(text(), say)));
    } catch (error) {
      place.replaceChildren(atkg.make("p", { class: "error", role: "alert" }, atkg.problem(names, error)));
    }
    stop.hidden = true;
  }

  function carry() {
    for (const link of document.querySelectorAll(".languages a")) {
      link.href = link.href.replace(/\?.*$/, "") + location.search;
    }
  }
  async function choose() {
    if (!examples.value) return;
    const question = (await atkg.index("questions"))[examples.value];
    write(`# ${examples.selectedOptions[0].text}\n${question.query}`);
    place.replaceChildren();
  }

  async function begin() {
    const asked = new URLSearchParams(location.search).get("query");
    if (asked) box.value = asked;
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    stop.addEventListener("click", () => stopped());
    examples.addEventListener("change", choose);
    examples.closest("p").hidden = false;
    carry();
    if (window.Yasqe) {
      names = await atkg.index("names");
      edit();
    }
    if (asked) run();
  }
  begin();
})();
