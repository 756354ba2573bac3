package io.github.apprpm.openpgp;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.BinaryOutput;
import io.github.apprpm.program.Command;
import io.github.apprpm.program.NotStartedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code gpg} program, whose keys may be on smartcards and other hardware.
 *
 * @param executable its path, or its name on the search path
 * @param home the directory with the keys, if not the default one
 * @param mayAsk whether its agent may ask the user for a passphrase or PIN
 */
public record GpgProgram(String executable, Optional<Path> home, boolean mayAsk) {
    private static final String NO_SUCH_KEY = "No secret key";

    /** More than a user needs to find the smartcard that gpg's agent asks for. */
    private static final Duration LIMIT = Duration.ofDays(1);

    /**
     * @param name which key, if there is more than one: a fingerprint, key id, name or address
     * @param passphrase what unlocks it, if it is locked and the agent does not know it
     * @param hash the digest to sign
     * @param now the time at which the key must be valid
     * @param oldest the oldest host that must verify the signatures
     * @throws PackagingException if no key is chosen or it cannot sign
     */
    public Signer signer(
            Optional<KeyName> name,
            Optional<Passphrase> passphrase,
            SigningDigest hash,
            Instant now,
            Compatibility oldest)
            throws IOException {
        passphrase.filter(words -> !words.isOneLine()).ifPresent(words -> {
            throw new PackagingException(
                    "The passphrase from %s has more than one line, of which gpg reads the first"
                            .formatted(words.origin()),
                    "Give the key a passphrase of one line");
        });
        ChosenKey chosen = new KeyChoice(origin(), "keyname", now, oldest).choose(owners(name), name);
        return new GpgSigner(this, chosen, passphrase, hash, objections(chosen));
    }

    /** What gpg lists does not say how the owner has certified the key. */
    private List<KeyObjection> objections(ChosenKey chosen) throws IOException {
        return PublicKeys.objections(exported(chosen), chosen.key().fingerprint());
    }

    /** The public key of an owner, as binary packets. */
    byte[] exported(ChosenKey chosen) throws IOException {
        String fingerprint = chosen.owner().primary().fingerprint();
        return run(List.of("--no-armor", "--export", fingerprint)).output;
    }

    private String origin() {
        return "'%s'%s"
                .formatted(
                        executable,
                        home.map(path -> " with <homedir> '%s'".formatted(path)).orElse(""));
    }

    private List<Owner> owners(Optional<KeyName> name) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--with-colons", "--list-secret-keys", "--"));
        name.map(KeyName::plain).ifPresent(arguments::add);
        Outcome outcome = run(arguments);
        if (outcome.status != 0 && !outcome.messages.contains(NO_SUCH_KEY)) {
            throw new PackagingException(
                    "%s cannot list its keys: %s".formatted(origin(), outcome.reason()), "Repair its installation");
        }
        return GpgListing.read(new String(outcome.output, StandardCharsets.UTF_8));
    }

    /** The result of a run: exit status, output and messages. */
    record Outcome(int status, byte[] output, String messages) {
        private static final String STATUS = "[GNUPG:] ";

        /** The last message. */
        String reason() {
            return messages.lines()
                    .filter(line -> !line.startsWith(STATUS))
                    .reduce((first, second) -> second)
                    .orElse("exit status " + status);
        }

        /** The words of a status line, which is for programs. */
        Optional<String[]> said(String keyword) {
            return messages.lines()
                    .filter(line -> line.startsWith(STATUS + keyword + " "))
                    .map(line -> line.substring(STATUS.length()).split(" "))
                    .findFirst();
        }
    }

    Outcome run(List<String> arguments, byte[]... input) throws IOException {
        List<String> words = new ArrayList<>(List.of(executable, "--batch", "--no-tty"));
        home.ifPresent(path -> words.addAll(List.of("--homedir", path.toString())));
        words.addAll(arguments);
        List<InputStream> parts =
                Stream.of(input).<InputStream>map(ByteArrayInputStream::new).toList();
        try {
            BinaryOutput output = Command.of(words)
                    .with(Map.of("LC_ALL", "C"))
                    .runForBytes(LIMIT, new SequenceInputStream(Collections.enumeration(parts)));
            return new Outcome(output.status(), output.bytes(), output.text().errors());
        } catch (NotStartedException e) {
            throw new PackagingException(
                    "The program '%s' cannot be started".formatted(executable),
                    "Install GnuPG, set <executable> to its path, or sign without it: put the key into the environment"
                            + " variable MAVEN_GPG_KEY or the file of <keyFilePath>",
                    e);
        }
    }
}
