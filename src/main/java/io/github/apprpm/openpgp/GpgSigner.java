package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.GpgProgram.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signs with a key that gpg holds. */
final class GpgSigner implements Signer {
    /** The part of a number of libgpg-error that is not its source. */
    private static final int CODE = 0xFFFF;

    private static final int BAD_PASSPHRASE = 11;
    private static final int NO_PINENTRY = 85;
    private static final int NO_PIN_ENTRY = 86;
    private static final int CANCELED = 99;
    /** Marks errors of the system, such as ENOTTY. */
    private static final int SYSTEM_ERROR = 1 << 15;

    private final GpgProgram program;
    private final ChosenKey chosen;
    private final Optional<Passphrase> passphrase;
    private final SigningDigest hash;
    private final List<KeyObjection> objections;

    GpgSigner(
            GpgProgram program,
            ChosenKey chosen,
            Optional<Passphrase> passphrase,
            SigningDigest hash,
            List<KeyObjection> objections) {
        this.program = program;
        this.chosen = chosen;
        this.passphrase = passphrase;
        this.hash = hash.with(algorithm());
        this.objections = List.copyOf(objections);
    }

    @Override
    public int version() {
        return chosen.version();
    }

    @Override
    public KeyAlgorithm algorithm() {
        return chosen.algorithm();
    }

    @Override
    public byte[] sign(byte[] content, Instant time) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--status-fd",
                "2",
                "--faked-system-time",
                chosen.signingTime(time).getEpochSecond() + "!",
                "--local-user",
                chosen.key().fingerprint() + "!",
                "--digest-algo",
                hash.name(),
                "--no-armor",
                "--no-textmode",
                "--output",
                "-",
                "--detach-sign"));
        Outcome outcome;
        if (passphrase.isPresent()) {
            arguments.addAll(0, List.of("--pinentry-mode", "loopback", "--passphrase-fd", "0"));
            outcome = program.run(arguments, passphrase.get().utf8(), new byte[] {'\n'}, content);
        } else {
            arguments.addAll(0, List.of("--pinentry-mode", program.mayAsk() ? "default" : "error"));
            outcome = program.run(arguments, content);
        }
        if (outcome.status() != 0 || outcome.output().length == 0) {
            throw refusal(outcome);
        }
        return outcome.output();
    }

    private PackagingException refusal(Outcome outcome) {
        String key = chosen.name();
        int code = outcome.said("FAILURE")
                .map(words -> Integer.parseUnsignedInt(words[words.length - 1]) & CODE)
                .orElse(0);
        if (code == BAD_PASSPHRASE && passphrase.isPresent()) {
            return new PackagingException(
                    "The passphrase from %s does not unlock the key %s of '%s'"
                            .formatted(passphrase.get().origin(), key, program.executable()),
                    "Correct it");
        }
        boolean cannotAsk =
                code == NO_PINENTRY || code == NO_PIN_ENTRY || code == CANCELED || (code & SYSTEM_ERROR) != 0;
        if (cannotAsk && passphrase.isEmpty()) {
            return new PackagingException(
                    "The key %s of '%s' is protected by a passphrase, and gpg cannot ask for it: %s"
                            .formatted(key, program.executable(), outcome.reason()),
                    "Set the environment variable MAVEN_GPG_PASSPHRASE to it, or unlock the key in gpg's agent before the build");
        }
        return new PackagingException(
                "'%s' does not sign with the key %s: %s".formatted(program.executable(), key, outcome.reason()),
                "Try it by hand with 'gpg --local-user %s --detach-sign'"
                        .formatted(chosen.key().fingerprint()));
    }

    @Override
    public byte[] publicKey() throws IOException {
        return program.exported(chosen);
    }

    @Override
    public List<KeyObjection> objections() {
        return objections;
    }

    @Override
    public String name() {
        return chosen.name();
    }
}
