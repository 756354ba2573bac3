package io.github.apprpm.server.access;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The tokens, a line each: name, digest, rights, repositories and the time, with spaces between. A command changes the file
 * while the server runs, which reads it again.
 */
public final class TokenFile {
    private static final String NAME = "tokens";
    private static final String ALL = "*";

    private final Path file;
    private State state = new State(FileTime.fromMillis(-1), -1, List.of());

    private record State(FileTime time, long size, List<Token> tokens) {}

    /** @param data the data folder */
    public TokenFile(Path data) {
        this.file = data.resolve(NAME);
    }

    /** What the file has now. */
    public synchronized List<Token> tokens() throws IOException {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (!time.equals(state.time()) || size != state.size()) {
                state = new State(time, size, parse(Files.readAllLines(file)));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return state.tokens();
    }

    private List<Token> parse(List<String> lines) {
        List<Token> tokens = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                tokens.add(new Token(
                        words[0],
                        words[1],
                        new Grant(
                                Right.of(words[2], file.toString()),
                                words[3].equals(ALL) ? Set.of() : Set.of(words[3].split(","))),
                        Instant.parse(words[4])));
            } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException | DateTimeParseException e) {
                throw new PackagingException(
                        "The file '%s' of tokens has a line that is not one".formatted(file),
                        "Restore it from a backup, or remove the line",
                        e);
            }
        }
        return List.copyOf(tokens);
    }

    /** @throws PackagingException if there is one of this name */
    public void add(Token token) throws IOException {
        change(tokens -> {
            if (tokens.stream().anyMatch(each -> each.name().equals(token.name()))) {
                throw new PackagingException(
                        "There is a token '%s' already".formatted(token.name()),
                        "Choose another name, or remove that one");
            }
            List<Token> all = new ArrayList<>(tokens);
            all.add(token);
            return all;
        });
    }

    /** @throws PackagingException if there is none of this name */
    public void remove(String name) throws IOException {
        change(tokens -> {
            List<Token> left =
                    tokens.stream().filter(each -> !each.name().equals(name)).toList();
            if (left.size() == tokens.size()) {
                throw new PackagingException(
                        "There is no token '%s'".formatted(name),
                        "Use one of " + tokens.stream().map(Token::name).collect(Collectors.joining(", ")));
            }
            return left;
        });
    }

    private synchronized void change(UnaryOperator<List<Token>> change) throws IOException {
        Path lock = file.resolveSibling("." + NAME + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until it is closed
            String text = change.apply(tokens()).stream().map(TokenFile::line).collect(Collectors.joining());
            Path unfinished = file.resolveSibling("." + NAME + ".tmp");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            takeOwner(unfinished);
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                out.write(StandardCharsets.UTF_8.encode(text));
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The command may be run by root, and the server must read what it writes. */
    private void takeOwner(Path unfinished) throws IOException {
        if (!Files.getOwner(unfinished).equals(Files.getOwner(file.getParent()))) {
            Files.setOwner(unfinished, Files.getOwner(file.getParent()));
        }
    }

    private static String line(Token token) {
        return "%s %s %s %s %s\n"
                .formatted(
                        token.name(),
                        token.digest(),
                        words(token.grant().rights()),
                        token.grant().repositories().isEmpty()
                                ? ALL
                                : token.grant().repositories().stream().sorted().collect(Collectors.joining(",")),
                        token.created());
    }

    private static String words(Set<Right> rights) {
        return rights.isEmpty()
                ? "nothing"
                : rights.stream().sorted().map(Right::word).collect(Collectors.joining(","));
    }
}
