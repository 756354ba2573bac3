package io.github.apprpm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.tree.SourceTree.EmptyDirectory;
import io.github.apprpm.tree.SourceTree.Node;
import io.github.apprpm.tree.SourceTree.SourceFile;
import io.github.apprpm.tree.SourceTree.SourceLink;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {
    @TempDir
    private Path directory;

    private void write(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), Path.of(target));
    }

    /** As {@code find} with {@code -printf '%P %y %l'} lists it. */
    private static String list(Path root) throws IOException {
        return SourceTree.of(root).nodes().stream().map(SourceTreeTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(Node node) {
        if (node instanceof SourceLink link) {
            return link.name() + " -> " + link.target();
        }
        return node instanceof EmptyDirectory ? node.name() + "/" : node.name();
    }

    @Test
    void filesAreInTheOrderOfTheirNames() throws IOException {
        for (String name : List.of("b", "a/z", "a-b", "B", "ä")) {
            write(name);
        }

        assertEquals("B\na-b\na/z\nb\nä", list(directory));
    }

    @Test
    void aFileIsBelowTheDirectoryThatWasNamed() throws IOException {
        write("real/a/b");
        link("named", "real");
        Path named = directory.resolve("named");

        assertEquals(
                List.of(new SourceFile("a/b", named.resolve("a/b"))),
                SourceTree.of(named).nodes());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        write("base/LICENSE");
        write("man/ja_JP/page");
        link("LICENSE", "base/LICENSE");
        link("man/ja", "ja_JP");
        link("cacerts", "/etc/pki/java/cacerts");
        link("dangling", "../../nowhere");
        link("self", "self");
        link("up", "..");

        assertEquals("""
                LICENSE -> base/LICENSE
                base/LICENSE
                cacerts -> /etc/pki/java/cacerts
                dangling -> ../../nowhere
                man/ja -> ja_JP
                man/ja_JP/page
                self -> self
                up -> ..""", list(directory));
    }

    @Test
    void anEmptyDirectoryStays() throws IOException {
        Files.createDirectories(directory.resolve("work/deep"));
        Files.createDirectories(directory.resolve("full"));
        write("full/file");

        assertEquals("full/file\nwork/deep/", list(directory));
    }

    @Test
    void aTreeMayBeEmpty() throws IOException {
        assertEquals("/", list(directory));
    }

    @Test
    void withoutItsDirectoryThereIsNothing() throws IOException {
        write("file");

        assertEquals("", list(directory.resolve("none")));
        assertEquals("", list(directory.resolve("file")));
    }

    @Test
    void whatOnlyKeptADirectoryLeavesItEmpty() throws IOException {
        write("logs/.gitkeep");

        assertEquals("logs/", list(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".gitkeep", ".gitignore", ".gitattributes", ".DS_Store", "._shop.conf", "Thumbs.db", "#shop.conf#",
                ".#shop.conf", "shop.conf~", ".shop.conf.swp", ".shop.conf.swo", ".svn/entries", ".git/config",
                        "CVS/Entries",
                ".hg/store/data", "sub/.svn/pristine/aa", ".nfs000012", "shop.conf___jb_tmp___", ".~lock.prices.ods#"
            })
    void whatToolsLeaveIsNotShipped(String name) throws IOException {
        write("shop.conf");
        write(name);
        Files.createDirectories(directory.resolve("sub"));
        write("sub/x");

        assertEquals("shop.conf\nsub/x", list(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".htpasswd",
                ".bashrc",
                ".env",
                ".well-known/security.txt",
                ".github",
                "gitkeep",
                "a.DS_Store",
                "a#b",
                "#a",
                "shop.swp",
                "x.git",
                "svn/entries",
                "~a",
                ".swp.conf",
                "core",
                "a%b%"
            })
    void otherNamesAreNoLeavings(String name) throws IOException {
        write(name);

        assertEquals(name, list(directory));
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Path socket = directory.resolve("sub/socket");
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            Refusal.of(() -> SourceTree.of(directory)).says("'" + socket + "'", "socket", "Remove it");
        }
    }
}
