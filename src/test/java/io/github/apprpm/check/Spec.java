package io.github.apprpm.check;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package that rpmbuild makes, for what our own writer refuses.
 *
 * @param preamble further lines of the preamble
 * @param body what follows %description: scriptlets
 * @param install what makes the files, in the directory $R
 * @param files the lines of %files
 */
record Spec(String preamble, String install, String files, String body) {
    static Spec of(String preamble) {
        return new Spec(preamble, "", "", "");
    }

    static Spec files(String install, String files) {
        return new Spec("", install, files, "");
    }

    static Spec script(String body) {
        return new Spec("", "", "", body);
    }

    /** Builds it, or skips the test where rpmbuild is missing. */
    Path build(Path directory, String... definitions) throws IOException {
        Tool rpmbuild = Tool.installed("rpmbuild");
        Path spec = Files.writeString(directory.resolve("shop.spec"), text());
        List<String> arguments = new ArrayList<>(List.of(
                "-bb",
                "--quiet",
                "--target",
                "noarch",
                "--define",
                "_topdir " + directory,
                "--define",
                "_rpmdir " + directory,
                "--define",
                "_build_name_fmt %%{NAME}.rpm",
                "--define",
                "_binary_payload w.ufdio",
                "--define",
                "__os_install_post %{nil}"));
        for (String definition : definitions) {
            arguments.addAll(List.of("--define", definition));
        }
        arguments.add(spec.toString());
        rpmbuild.run(arguments.toArray(String[]::new)).succeeded();
        try (Stream<Path> built = Files.list(directory)) {
            return built.filter(file -> file.toString().endsWith(".rpm"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("rpmbuild has made nothing"));
        }
    }

    private String text() {
        return """
                Name: shop
                Version: 1.2.0
                Release: 1
                Summary: A shop
                License: MIT
                BuildArch: noarch
                AutoReqProv: no
                %s
                %%description
                A shop.
                %s
                %%install
                R=%%{buildroot}
                mkdir -p $R
                %s
                %%files
                %s
                """.formatted(preamble, body, install, files);
    }
}
