from __future__ import annotations

from pathlib import Path

import pytest

from atkg.report.frame import framed


@pytest.mark.parametrize("scripts", [False, True])
def test_a_page_runs_scripts_only_where_it_has_its_own(tmp_path: Path, scripts: bool) -> None:
    style = tmp_path / "own.css"
    style.write_text("h1 { color: red; }\n", "utf-8")
    page = framed("A <title> & $more", "es", style, "<h1>x</h1>", scripts=scripts)
    assert ("script-src" in page) is scripts
    assert "default-src 'none'" in page
    assert '<html lang="es">' in page
    assert "<title>A &lt;title&gt; &amp; $more</title>" in page
    assert page.index(":root") < page.index("h1 { color: red; }")
    assert page.endswith("<h1>x</h1>\n</body>\n</html>\n")
