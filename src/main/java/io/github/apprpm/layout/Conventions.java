package io.github.apprpm.layout;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.tree.SourceTree;
import io.github.apprpm.tree.SourceTree.EmptyDirectory;
import io.github.apprpm.tree.SourceTree.Node;
import io.github.apprpm.tree.SourceTree.SourceFile;
import io.github.apprpm.tree.SourceTree.SourceLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a module keeps in {@code src/main/rpm}: each folder has a meaning, so that nothing needs configuration. */
public final class Conventions {
    private static final int SECRET = 0640;
    private static final int SECRET_DIRECTORY = 0750;
    private static final int READABLE = 0644;
    private static final int DIRECTORY = 0755;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final String CONF = "conf";
    private static final String ROOT = "root";

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
        for (Node node : tree(CONF)) {
            String path = installedAt + "/" + node.name();
            if (node instanceof SourceLink link) {
                entries.add(link(CONF, link, path));
            } else if (node instanceof SourceFile) {
                entries.add(new RegularFile(
                        path,
                        Attributes.group(SECRET, group),
                        Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE),
                        filter.content(node.path())));
            } else {
                entries.add(Directory.found(path, Attributes.group(SECRET_DIRECTORY, group)));
            }
        }
        return entries;
    }

    /** The texts of the framework's configuration files in {@code conf}, by their paths; the first outranks the others. */
    public Map<String, String> settings(Framework framework) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : framework.configurationFiles()) {
            Path file = directory.resolve(CONF).resolve(name);
            if (Files.isRegularFile(file)) {
                texts.put(
                        file.toString(),
                        new String(filter.content(file).open().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** The small files of all that is installed as it is, as texts. */
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of(CONF, ROOT, "systemd")) {
            for (Node node : tree(folder)) {
                if (node instanceof SourceFile && Files.size(node.path()) <= LONGEST_TEXT) {
                    texts.add(Files.readString(node.path(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return texts;
    }

    /** Whether {@code conf} has the configuration file of a framework, so that none is generated. */
    public boolean hasConfiguration(Framework framework) {
        return framework.configurationFiles().stream()
                .map(directory.resolve(CONF)::resolve)
                .anyMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The files of {@code root}, laid over the host's; those in {@code /etc} are configuration. */
    public List<Entry> overlay() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Node node : tree(ROOT)) {
            String path = "/" + node.name();
            if (node instanceof SourceLink link) {
                entries.add(link(ROOT, link, path));
            } else if (node instanceof SourceFile) {
                Content content = filter.content(node.path());
                entries.add(new RegularFile(
                        path,
                        Attributes.root(ProgramMode.of(path, content)),
                        path.startsWith("/etc/") ? Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE) : Set.of(),
                        content));
            } else {
                entries.add(Directory.found(path, Attributes.root(DIRECTORY)));
            }
        }
        return entries;
    }

    /**
     * A link as it is. One that leads out of its folder to something on this machine stands for what it leads to, which the
     * host will not have.
     */
    private Symlink link(String folder, SourceLink link, String path) {
        Path start = directory.resolve(folder).normalize();
        Path target = start.resolve(link.name()).resolveSibling(link.target());
        boolean leaves =
                !Path.of(link.target()).isAbsolute() && !target.normalize().startsWith(start);
        if (leaves && Files.exists(link.path())) {
            throw new PackagingException(
                    "'%s' is a symbolic link to '%s', a %s outside of %s that the host does not have"
                            .formatted(
                                    link.path(),
                                    link.target(),
                                    Files.isDirectory(link.path()) ? "directory" : "file",
                                    start),
                    "Put what it leads to in its place, or name it in <files>; a link to something on the host has an"
                            + " absolute target");
        }
        return new Symlink(path, link.target());
    }

    /** The files of {@code systemd}: drop-ins of the unit. */
    public List<Entry> dropIns(InstalledApplication installed) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Node node : files("systemd")) {
            String name = node.name();
            Path file = node.path();
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

    /** The files of {@code scripts} that have commands, which become part of the scriptlets. */
    public Map<Phase, String> scripts() throws IOException {
        Map<Phase, String> scripts = new EnumMap<>(Phase.class);
        for (Node node : files("scripts")) {
            Phase phase = phase(node);
            ScriptFile.read(node.path(), filter.content(node.path())).ifPresent(script -> scripts.put(phase, script));
        }
        return scripts;
    }

    private static Phase phase(Node script) {
        return Arrays.stream(Phase.values())
                .filter(phase -> script.name().equals(phase.word() + ".sh"))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "The file '%s' is not named after a scriptlet".formatted(script.path()),
                        "Name it one of "
                                + Arrays.stream(Phase.values())
                                        .map(phase -> phase.word() + ".sh")
                                        .collect(Collectors.joining(", "))));
    }

    /** The files of a folder that become something else, and those that its links lead to. */
    private List<Node> files(String folder) throws IOException {
        return tree(folder).stream()
                .filter(node -> !(node instanceof EmptyDirectory))
                .toList();
    }

    private List<Node> tree(String folder) throws IOException {
        return SourceTree.of(directory.resolve(folder)).nodes();
    }
}
