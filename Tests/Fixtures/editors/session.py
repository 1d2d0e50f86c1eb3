"""Full sessions of the language server, driven by pytest-lsp: each in UTF-8 and in UTF-16.

The command is in NAGAREZU, the folder of the project, in which the test may write, in PROJECT.
"""

import os
import pathlib
import sys

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

PROJECT = pathlib.Path(os.environ["PROJECT"])
MODEL = PROJECT / "a.yaml"


@pytest_lsp.fixture(
    params=["utf-8", "utf-16"],
    config=ClientServerConfig(server_command=[*os.environ["NAGAREZU"].split(), "--lang", "ja"]),
)
async def client(request, lsp_client: LanguageClient):
    general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind(request.param)]
    )
    answer = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(general=general), root_uri=PROJECT.as_uri()
        )
    )
    assert answer.capabilities.position_encoding == request.param
    lsp_client.encoding = request.param
    yield
    await lsp_client.shutdown_session()


def width(text, encoding):
    return len(text.encode("utf-8")) if encoding == "utf-8" else len(text.encode("utf-16-le")) // 2


def position(client, text, words, skip=0):
    offset = text.index(words) + skip
    line = text.count("\n", 0, offset)
    begin = text.rfind("\n", 0, offset) + 1
    return types.Position(line, width(text[begin:offset], client.encoding))


def word(client, text, place):
    """The text of a range of one line."""
    line = text.split("\n")[place.start.line]
    ends = [0]
    for letter in line:
        ends.append(ends[-1] + width(letter, client.encoding))
    return line[ends.index(place.start.character) : ends.index(place.end.character)]


def opened(client, path):
    text = path.read_text(encoding="utf-8")
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(path.as_uri(), "yaml", 1, text)
        )
    )
    return text, types.TextDocumentIdentifier(path.as_uri())


async def diagnosed(client):
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return client.diagnostics[MODEL.as_uri()]


@pytest.mark.asyncio
async def test_diagnostics_follow_what_is_typed(client: LanguageClient):
    text, document = opened(client, MODEL)
    found = await diagnosed(client)
    assert [one.code for one in found] == ["S101", "S108", "M407"]
    # The approval that comes nearest.
    assert word(client, text, found[0].related_information[-1].location.range) == "種別"
    place = position(client, text, "口座\n    対象")
    end = types.Position(place.line, place.character + width("口座", client.encoding))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=document.uri, version=2),
            [types.TextDocumentContentChangePartial(types.Range(place, end), "😀口座")],
        )
    )
    changed = text.replace("口座\n    対象", "😀口座\n    対象")
    found = await diagnosed(client)
    assert [one.code for one in found] == ["L401"]
    assert word(client, changed, found[0].range) == "😀口座"
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, found[0].range, types.CodeActionContext(found))
    )
    assert "「口座」に直す" in [one.title for one in actions]
    assert "「😀口座」を情報項目として定める" in [one.title for one in actions]


@pytest.mark.asyncio
async def test_every_feature_answers(client: LanguageClient):
    text, document = opened(client, MODEL)
    await diagnosed(client)

    def at(words, skip=0):
        return position(client, text, words, skip)

    found = await client.text_document_completion_async(
        types.CompletionParams(document, at("へ: 委託機", 3))
    )
    assert {"ホスト", "委託機", "業者", "不明"} <= {one.label for one in found.items}
    found = await client.text_document_hover_async(
        types.HoverParams(document, at("対象者の情報"))
    )
    assert found is None
    found = await client.text_document_hover_async(types.HoverParams(document, at("口座: {")))
    assert "3主体に届く" in found.contents.value
    assert word(client, text, found.range) == "口座"
    found = await client.text_document_definition_async(
        types.DefinitionParams(document, at("株式会社業者"))
    )
    assert [one.uri for one in found] == [(PROJECT / "common.yaml").as_uri()]
    found = await client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(True), document, at("業者\n    項目"))
    )
    assert {pathlib.Path(one.uri).name for one in found} == {"a.yaml", "b.yaml", "common.yaml"}
    found = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(document, at("口座: {"))
    )
    assert found.placeholder == "口座"
    found = await client.text_document_rename_async(
        types.RenameParams(document, at("口座: {"), "口座番号")
    )
    edits = found.changes[document.uri]
    assert [word(client, text, one.range) for one in edits] == ["口座"] * 3
    found = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(document)
    )
    assert "システム" in [one.name for one in found]
    found = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert len(found) > 5
    found = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(document, at("口座: {"))
    )
    assert len(found) == 3
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams("委託機"))
    assert "委託機" in [one.name for one in found]
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    lens = await client.code_lens_resolve_async(lenses[1])
    assert lens.command.title == "3主体に届く"
    said = await client.workspace_execute_command_async(
        types.ExecuteCommandParams(lens.command.command, lens.command.arguments)
    )
    assert said == "口座: 3主体に届く（区、業者、総務課）"
    place = at("件名: ", len("件名: "))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=document.uri, version=2),
            [types.TextDocumentContentChangePartial(types.Range(place, place), "   ")],
        )
    )
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
    )
    assert len(edits) == 1 and "件名: 給付事業\n" in edits[0].new_text
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            document,
            types.Range(at("番号: ①"), at("番号: ①")),
            types.CodeActionContext([]),
        )
    )
    assert "承認「業務委託/業者」に加える（仮）" in [one.title for one in actions]


if __name__ == "__main__":
    sys.exit(
        pytest.main(
            [__file__, "-q", "-x", "-p", "no:cacheprovider", "--rootdir", str(PROJECT)]
            + ["-o", "asyncio_default_fixture_loop_scope=function"]
        )
    )
