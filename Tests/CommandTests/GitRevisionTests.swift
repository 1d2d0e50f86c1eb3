import Foundation
import TestSupport
import Testing

/// What `REV:path` reads (design §10.22): what was committed, by no program of the repository's, and said.
@Suite struct GitRevisionTests {
  /// A repository whose first commit, tagged `first`, has a clean model, and whose second leaks; the files on disk are the second's.
  private func inRepository(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.git("init", "-q", "-b", "main")
      try program.write(Sample.clean, to: "m/a.yaml")
      try program.commit()
      try program.git("tag", "first")
      try program.write(Sample.leaking, to: "m/a.yaml")
      try program.commit()
      try body(program)
    }
  }

  private func diff(_ program: Program, _ revision: String, _ path: String = "m/a.yaml") throws
    -> Program.Ending
  {
    try program.run("diff", "\(revision):\(path)", "m/a.yaml", "--exit-code")
  }

  @Test func whatStandsInTheFilesPlaceIsNotRead() throws {
    try inRepository { (program) throws in
      let (old, new) = (try program.git("rev-parse", "first"), try program.git("rev-parse", "main"))
      try program.git("replace", old, new)
      try program.git("replace", "first:m/a.yaml", "main:m/a.yaml")
      #expect(try diff(program, "first").code == 1)
      #expect(try program.run("check", "m", "--against", "first").code == 1)
    }
  }

  @Test func graftsChangeNoHistory() throws {
    try inRepository { (program) throws in
      // The leaking commit as its own grandchild's parent: HEAD~1 would be the same as HEAD.
      try program.git("commit", "-q", "--allow-empty", "-m", "c")
      let heads = try ["main", "main~1", "first"].map { try program.git("rev-parse", $0) }
      try program.write("\(heads[0]) \(heads[2])\n", to: ".git/info/grafts")
      #expect(try diff(program, "HEAD~1").code == 0)
      #expect(try diff(program, "HEAD~2").code == 1)
    }
  }

  @Test func theAnswerSaysWhichCommitItRead() throws {
    try inRepository { (program) throws in
      let commit = try program.git("rev-parse", "first")
      let text = try diff(program, "first")
      #expect(text.output.contains("first:m/a.yaml、git の \(commit.prefix(12))"), "\(text.output)")
      let json = try program.run("diff", "first:m/a.yaml", "m/a.yaml", "--format", "json").output
      #expect(json.contains("\"commit\" : \"\(commit)\""))
      #expect(json.contains("\"file\" : \"first:m/a.yaml\""))
      #expect(try SchemaCheck("diff").faults(in: json) == [])
      let check = try program.run("check", "--against", "first", "m")
      #expect(check.output.contains("「first」（git の \(commit.prefix(12))）"), "\(check.output)")
      let judged = try program.run("check", "--against", "first", "m", "--format", "json").output
      #expect(judged.contains("\"commit\" : \"\(commit)\""))
      #expect(try SchemaCheck("check").faults(in: judged) == [])
    }
  }

  @Test func aFileBesideARevisionOfItsNameIsWrongUse() throws {
    try inRepository { (program) throws in
      try program.write(Sample.leaking, to: "HEAD:m/a.yaml")
      try program.write(Sample.leaking, to: "first/a.yaml")
      for arguments in [
        ["diff", "HEAD:m/a.yaml", "m/a.yaml"], ["diff", "m/a.yaml", "HEAD:m/a.yaml"],
        ["check", "m", "--against", "HEAD:m/a.yaml"], ["check", "m", "--against", "first"],
        ["render", "HEAD:m/a.yaml", "-o", "f.md"],
        ["render", "m/a.yaml", "--against", "HEAD:m/a.yaml", "-o", "f.md"],
      ] {
        let ending = try program.run(arguments)
        #expect(ending.code == 64, "\(arguments)")
        #expect(ending.output.isEmpty && ending.remarks.contains("./"), "\(ending.remarks)")
      }
      #expect(try program.run("diff", "./HEAD:m/a.yaml", "m/a.yaml", "--exit-code").code == 0)
      #expect(try program.run("check", "m", "--against", "refs/tags/first").code == 1)
      #expect(try program.run("check", "m", "--against", "./first").code == 0)
      // No revision is called so: it can only be the file.
      try program.write(Sample.clean, to: "none:a.yaml")
      #expect(try program.run("diff", "none:a.yaml", "m/a.yaml", "--exit-code").code == 1)
    }
  }

  @Test(arguments: [
    "first", "HEAD~1", "HEAD^", "main~1", "feature/部品", "refs/tags/first", "HEAD^{/c}~1",
    "main@{0}~1", "@~1",
  ])
  func aRevisionIsNamedAsGitNamesIt(revision: String) throws {
    try inRepository { (program) throws in
      try program.git("branch", "feature/部品", "first")
      #expect(try diff(program, revision).code == 1, "\(revision)")
    }
  }

  @Test func aPathIsThatOfTheFolderOrElseOfTheRepository() throws {
    try inRepository { (program) throws in
      let inner = Program(in: program.folder + "/m")
      for path in ["a.yaml", "./a.yaml", "m/a.yaml"] {
        #expect(
          try inner.run("diff", "first:\(path)", "a.yaml", "--exit-code").code == 1, "\(path)")
      }
      #expect(try inner.run("diff", "first:./m/a.yaml", "a.yaml").code == 2)
      #expect(try inner.run("check", "a.yaml", "--against", "first").code == 1)
      #expect(try inner.run("check", ".", "--against", "first").code == 1)
    }
  }

  /// What a repository's settings could start: a hook that none of our questions needs must not run.
  @Test func nothingOfTheRepositoryIsRun() throws {
    try inRepository { (program) throws in
      let script = "#!/bin/sh\ntouch '\(program.folder)/ran'\ncat\n"
      for name in [".git/x", ".git/hooks/post-checkout", ".git/hooks/reference-transaction"] {
        try program.write(script, to: name)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: program.folder + "/" + name)
      }
      let tool = program.folder + "/.git/x"
      for (key, value) in [
        ("core.fsmonitor", tool), ("core.pager", tool), ("pager.diff", tool),
        ("pager.cat-file", tool), ("pager.ls-tree", tool), ("diff.external", tool),
        ("diff.y.textconv", tool), ("diff.y.command", tool), ("filter.y.smudge", tool),
        ("filter.y.clean", tool), ("filter.y.process", tool), ("core.sshCommand", tool),
        ("core.askPass", tool), ("credential.helper", tool), ("alias.cat-file", "!" + tool),
        ("alias.rev-parse", "!" + tool), ("alias.ls-tree", "!" + tool), ("core.editor", tool),
        ("gpg.program", tool), ("core.hooksPath", program.folder + "/.git/hooks"),
        ("core.gitProxy", tool), ("uploadpack.packObjectsHook", tool),
      ] {
        try program.git("config", key, value)
      }
      try program.write("*.yaml diff=y filter=y\n", to: ".git/info/attributes")
      #expect(try diff(program, "first").code == 1)
      #expect(try program.run("check", "m", "--against", "first").code == 1)
      #expect(try !program.names().contains("ran"))
    }
  }

  /// A repository that lacks an object would have it fetched, by whatever program its settings name.
  @Test func nothingIsFetched() throws {
    try inRepository { (program) throws in
      let tool = program.folder + "/.git/x"
      try program.write("#!/bin/sh\ntouch '\(program.folder)/ran'\n", to: ".git/x")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
      for (key, value) in [
        ("remote.origin.url", "ext::" + tool), ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"), ("extensions.partialClone", "origin"),
        ("core.repositoryformatversion", "1"), ("protocol.ext.allow", "always"),
      ] {
        try program.git("config", key, value)
      }
      let blob = try program.git("rev-parse", "first:m/a.yaml")
      try FileManager.default.removeItem(
        atPath: program.folder + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
      let ending = try diff(program, "first")
      #expect(ending.code == 2 && ending.remarks.contains("L110"), "\(ending.remarks)")
      #expect(try !program.names().contains("ran"))
    }
  }

  @Test func settingsOfTheEnvironmentLeadNowhereElse() throws {
    try inRepository { (program) throws in
      let ending = try program.run(
        "diff", "first:m/a.yaml", "m/a.yaml", "--exit-code",
        environment: ["GIT_TRACE": "1", "GIT_TRACE_SETUP": "2", "GIT_EXTERNAL_DIFF": "false"])
      #expect(ending.code == 1 && ending.remarks.isEmpty, "\(ending.remarks)")
    }
  }

  @Test func aWorktreeASparseOneAndABareRepositoryAreRead() throws {
    try inRepository { (program) throws in
      try program.git("worktree", "add", "-q", "w", "-b", "other")
      let tree = Program(in: program.folder + "/w")
      #expect(try diff(tree, "first").code == 1)
      // The folder that the revision has and the disk does not.
      try tree.git("sparse-checkout", "set", "--no-cone", "/x")
      try tree.write(Sample.leaking, to: "n.yaml")
      let ending = try tree.run("diff", "first:m/a.yaml", "n.yaml", "--exit-code")
      #expect(ending.code == 1, "\(ending.remarks)")
      let bare = Program(in: program.folder + "/bare.git")
      try program.git("clone", "-q", "--bare", ".", "bare.git")
      #expect(try bare.run("diff", "first:m/a.yaml", "main:m/a.yaml", "--exit-code").code == 1)
    }
  }

  @Test func aLinkAndASubmoduleAreSaid() throws {
    try inRepository { (program) throws in
      try FileManager.default.createSymbolicLink(
        atPath: program.folder + "/m/link.yaml", withDestinationPath: "a.yaml")
      try program.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", program.folder, "sub")
      try program.commit()
      let link = try diff(program, "HEAD", "m/link.yaml")
      #expect(link.code == 2 && link.remarks.contains("L103"))
      let inner = try diff(program, "HEAD", "sub/m/a.yaml")
      #expect(inner.code == 2 && inner.remarks.contains("submodule"), "\(inner.remarks)")
      #expect(try program.run("check", "m", "--against", "HEAD").code == 2)
    }
  }

  @Test func aFileThatIsNewHasNothingToBeComparedWith() throws {
    try inRepository { (program) throws in
      try program.write(Sample.leaking.replacing("給付", with: "別の給付"), to: "m/new.yaml")
      let ending = try program.run("check", "m/new.yaml", "--against", "HEAD")
      #expect(ending.code == 2 && ending.output.isEmpty)
      #expect(ending.remarks.contains("--against を付けずに調べる: nagarezu check m/new.yaml"))
      // In a folder that was there, it is new whole.
      #expect(try program.run("check", "m", "--against", "HEAD").code == 1)
      #expect(try program.run("check", "m/none.yaml", "--against", "HEAD").code == 2)
    }
  }

  @Test func aShallowCloneSaysHowToGetTheRest() throws {
    try inRepository { (program) throws in
      try program.git("clone", "-q", "--depth", "1", "file://" + program.folder, "shallow")
      let shallow = Program(in: program.folder + "/shallow")
      let ending = try diff(shallow, "HEAD~1")
      #expect(ending.code == 2 && ending.remarks.contains("git fetch --unshallow"))
    }
  }

  @Test func theRootAndThePartsAreThoseOfTheRevision() throws {
    try inRepository { (program) throws in
      let part = "nagarezu: 1\n主体:\n  業者: {種別: 企業}\n"
      let model = Sample.clean.replacing("  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: "")
        .replacing("保有課: 総務課\n", with: "保有課: 総務課\n取込: ../p.yaml\n")
      try program.write(model, to: "x/m/a.yaml")
      try program.write(part, to: "x/p.yaml")
      try program.commit()
      let inner = Program(in: program.folder + "/x/m")
      #expect(try inner.run("diff", "HEAD:a.yaml", "a.yaml", "--exit-code").code == 0)
      #expect(try program.run("check", "x/p.yaml", "--against", "HEAD").code == 0)
      try program.write("", to: "x/m/.nagarezu-root")
      try program.commit()
      #expect(try program.run("diff", "HEAD~1:x/m/a.yaml", "HEAD~1:x/m/a.yaml").code == 0)
      let ending = try program.run("diff", "HEAD:x/m/a.yaml", "HEAD~1:x/m/a.yaml")
      #expect(ending.code == 2 && ending.remarks.contains("L104"))
    }
  }
}
