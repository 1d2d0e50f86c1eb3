import NagarezuCore
import NagarezuText
import Testing

@Suite struct SeenFilesTests {
  @Test(arguments: [
    ("/a/b", "/a/b", "m.yaml", "m.yaml"), ("/a/b", "/a", "m.yaml", "b/m.yaml"),
    ("/a/b", "/a/b/c", "m.yaml", "../m.yaml"), ("/a/b", "/a/b/c", "c/m.yaml", "m.yaml"),
    ("/a/b", "/a/b/c/d", "c/e/m.yaml", "../e/m.yaml"),
    ("/a/b", "/a/b/c", "cd/m.yaml", "../cd/m.yaml"),
    ("/a/b", "/a/x", "m.yaml", "../b/m.yaml"), ("/a/b", "/x/y", "m.yaml", "/a/b/m.yaml"),
    ("/", "/", "m.yaml", "m.yaml"), ("/", "/a", "a/m.yaml", "m.yaml"),
    ("/a/b", "/a/b", "", "."), ("/a/b", "/a/b", ".", "."), ("/a/b", "/a/b/c", ".", ".."),
    ("/a/b", "/a/b/c", "/x/m.yaml", "/x/m.yaml"),
  ])
  func aFileIsNamedAsSeenFromTheStart(base: String, start: String, file: String, name: String) {
    #expect(SeenFiles(base: base, start: start).name(file) == name)
    #expect(SeenFiles().name(file) == file)
  }
}
