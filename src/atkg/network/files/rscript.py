"""An R script that loads the CSV files into igraph and network."""

from __future__ import annotations

from typing import Final

from atkg.network.files.flat import Flat

_SCRIPT: Final = """\
# Loads {name}-nodes.csv and {name}-edges.csv, which stand beside this script, into
# igraph (g) and network (n). Needs the packages igraph and network.
# Not reported is not absent.
here <- tryCatch(dirname(normalizePath(sys.frame(1)$ofile)), error = function(e) {{
  file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(file)) dirname(normalizePath(file[1])) else "."
}})
table_of <- function(what) read.csv(
  file.path(here, paste0("{name}-", what, ".csv")), fileEncoding = "UTF-8", encoding = "UTF-8",
  na.strings = "", stringsAsFactors = FALSE, check.names = FALSE
)
nodes <- table_of("nodes")
edges <- table_of("edges")
first <- c("source", "target")
edges <- edges[, c(first, setdiff(names(edges), first)), drop = FALSE]
nodes <- nodes[, c("id", setdiff(names(nodes), "id")), drop = FALSE]

g <- igraph::graph_from_data_frame(edges, directed = {directed}, vertices = nodes)
{bipartite}
n <- network::network.initialize(nrow(nodes), directed = {directed}, multiple = TRUE)
network::network.vertex.names(n) <- nodes$id
for (name in setdiff(names(nodes), "id")) network::set.vertex.attribute(n, name, nodes[[name]])
if (nrow(edges)) network::add.edges(
  n, match(edges$source, nodes$id), match(edges$target, nodes$id),
  names.eval = rep(list(as.list(setdiff(names(edges), first))), nrow(edges)),
  vals.eval = lapply(
    seq_len(nrow(edges)), function(i) as.list(edges[i, setdiff(names(edges), first)])
  )
)
"""


def to_rscript(flat: Flat, name: str) -> bytes:
    """Write the script for the CSV files of that name."""
    type_ = "igraph::V(g)$type <- igraph::V(g)$bipartite == 1" if flat.two_mode else ""
    text = _SCRIPT.format(name=name, directed="TRUE" if flat.directed else "FALSE", bipartite=type_)
    return text.encode("utf-8")
