// Answers SPARQL queries in a worker, so that the page does not freeze: Oxigraph, with the dataset of
// the site loaded once. Messages in: {id, query, graphs}; out: {ready}, {id, type, text} or {id, error}.
import init, { Store, namedNode } from "../assets/oxigraph.js";

const FORMS = ["application/sparql-results+json", "text/turtle"];

async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function unpacked(packed) {
  // Some servers say that they packed the file themselves, and the browser has unpacked it then.
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function load() {
  const here = self.location.href;
  const [packed] = await Promise.all([
    bytes(new URL("../dataset/atkg.nq.gz", here)),
    init({ module_or_path: new URL("../assets/oxigraph.wasm", here) }),
  ]);
  const store = new Store();
  store.load(new TextDecoder().decode(await unpacked(packed)), { format: "nq", no_transaction: true });
  return store;
}

function answer(store, query, graphs) {
  const options = { default_graph: graphs.map((one) => namedNode(one)) };
  let problem;
  for (const type of FORMS) {
    try {
      return { type, text: store.query(query, { ...options, results_format: type }) };
    } catch (error) {
      // Which of the two forms an answer has, only the engine knows; what it says of the query counts.
      problem = problem && /format/i.test(String(error)) ? problem : error;
    }
  }
  throw problem;
}

const loading = load().then(
  (store) => { self.postMessage({ ready: true }); return store; },
  (error) => { self.postMessage({ failed: String(error.message || error) }); throw error; },
);
self.onmessage = async ({ data: { id, query, graphs } }) => {
  try {
    self.postMessage({ id, ...answer(await loading, query, graphs) });
  } catch (error) {
    self.postMessage({ id, error: String(error.message || error) });
  }
};
