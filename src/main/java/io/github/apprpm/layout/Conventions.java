package io.github.apprpm.layout;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module keeps in {@code src/main/rpm}: each folder has a meaning, so that nothing needs configuration. */
public final class Conventions {
    private static final int SECRET = 0640;
    private static final int READABLE = 0644;
    private static final int EXECUTABLE = 0755;

    private final Path directory;
    private final Filter filter;

    /**
     * @param directory {@code src/main/rpm}, which need not exist
     * @param filter what replaces properties in text files
     */
    public Conventions(Path directory, Filter filter) {
        this.directory = directory;
        this.filter = filter;
    }

    /** The files of {@code conf}: configuration that the service may read and only root may change. */
    public List<Entry> configuration(String installedAt, AccountName group) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files("conf")) {
            entries.add(new RegularFile(
                    installedAt + "/" + relative("conf", file),
                    Attributes.group(SECRET, group),
                    Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE),
                    filter.content(file)));
        }
        return entries;
    }

    /** Whether {@code conf} has the configuration file of a framework, so that none is generated. */
    public boolean hasConfiguration(Framework framework) {
        return framework.configurationFiles().stream()
                .anyMatch(name -> Files.exists(directory.resolve("conf").resolve(name)));
    }

    /** The files of {@code root}, laid over the host's; those in {@code /etc} are configuration. */
    public List<Entry> overlay() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files("root")) {
            String path = "/" + relative("root", file);
            if (Files.isSymbolicLink(file)) {
                entries.add(new Symlink(path, Files.readSymbolicLink(file).toString()));
                continue;
            }
            entries.add(new RegularFile(
                    path,
                    Attributes.root(Files.isExecutable(file) ? EXECUTABLE : READABLE),
                    path.startsWith("/etc/") ? Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE) : Set.of(),
                    filter.content(file)));
        }
        return entries;
    }

    /** The files of {@code systemd}: drop-ins of the unit. */
    public List<Entry> dropIns(InstalledApplication installed) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files("systemd")) {
            String name = relative("systemd", file);
            if (!name.matches("[^/]+\\.conf")) {
                throw new PackagingException(
                        "The file '%s' is not a drop-in of the unit".formatted(file),
                        "Name it *.conf, or put other units into src/main/rpm/root" + InstalledApplication.UNITS);
            }
            entries.add(new RegularFile(
                    installed.dropIns() + "/" + name, Attributes.root(READABLE), Set.of(), filter.content(file)));
        }
        return entries;
    }

    /** The files of {@code scripts}, which become part of the scriptlets. */
    public Map<Phase, String> scripts() throws IOException {
        Map<Phase, String> scripts = new EnumMap<>(Phase.class);
        for (Path file : files("scripts")) {
            String script =
                    Text.ofUtf8(file.toString(), filter.content(file).open().readAllBytes());
            scripts.put(phase(file), withoutInterpreter(file, script.replace("\r\n", "\n")));
        }
        return scripts;
    }

    private Phase phase(Path file) {
        String name = relative("scripts", file);
        return Arrays.stream(Phase.values())
                .filter(phase -> name.equals(phase.word() + ".sh"))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "The file '%s' is not named after a scriptlet".formatted(file),
                        "Name it one of "
                                + Arrays.stream(Phase.values())
                                        .map(phase -> phase.word() + ".sh")
                                        .collect(Collectors.joining(", "))));
    }

    private static String withoutInterpreter(Path file, String script) {
        Optional<String> shebang = script.lines().findFirst().filter(line -> line.startsWith("#!"));
        if (shebang.isPresent() && !shebang.get().matches("#!\\s*/(usr/)?bin/sh\\s*")) {
            throw new PackagingException(
                    "The scriptlet '%s' has the interpreter '%s'".formatted(file, shebang.get()),
                    "Write it for /bin/sh, which runs the generated part, too, or call the other interpreter in it");
        }
        return shebang.isPresent() ? script.substring(shebang.get().length()) : script;
    }

    private List<Path> files(String folder) throws IOException {
        Path start = directory.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(start)) {
            return tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private String relative(String folder, Path file) {
        return directory.resolve(folder).relativize(file).toString().replace('\\', '/');
    }
}
