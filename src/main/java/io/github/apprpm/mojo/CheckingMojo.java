package io.github.apprpm.mojo;

import io.github.apprpm.check.BuildRecord;
import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import io.github.apprpm.mojo.parameter.WaiverParameter;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** The parameters of all goals that check packages by the rules of {@code apprpm:check}. */
abstract class CheckingMojo extends CompatibleMojo {
    /**
     * Files with public keys, as {@code gpg --export} writes them. The package must then be signed by one of these
     * keys. A key that cannot be read, as one of a newer algorithm, is skipped with a warning. Default: none, and
     * signatures are not verified.
     */
    @Parameter(property = "apprpm.publicKeys")
    private List<File> publicKeys = List.of();

    /**
     * Whether an unsigned package is an error. Default: it is a warning, or an error if {@code <publicKeys>} are set.
     */
    @Parameter(property = "apprpm.sign")
    private Boolean sign;

    /**
     * Findings that you accept: each {@code <waiver>} has a {@code <rule>}, optionally a {@code <path>} ({@code *} and
     * {@code **} match any part of a name or of a path), and a {@code <reason>}. A damaged package cannot be waived.
     */
    @Parameter(property = "apprpm.waivers")
    private List<WaiverParameter> waivers = List.of();

    /**
     * Package of an earlier release, from which hosts upgrade: its version must be lower, and what it has on hosts, such
     * as configuration, account and unit, must stay in force. Pages compare with it. A file, or coordinates as
     * {@code groupId:artifactId[:type[:classifier]]:version}. Default: the last release of the module's own package below
     * the current version, from the Maven repositories; SNAPSHOTs are not releases.
     */
    @Parameter(property = "apprpm.baseline")
    private String baseline;

    private final RepositorySystem repositories;

    CheckingMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** What a package is checked for; a package of another vendor is checked for less. */
    final CheckOptions options(boolean isForeign) {
        return new CheckOptions(
                isForeign,
                compatibility(),
                keys(),
                !publicKeys.isEmpty() || Boolean.TRUE.equals(sign),
                Optional.empty(),
                Optional.empty(),
                waivers.stream().map(WaiverParameter::toWaiver).toList(),
                Optional.empty());
    }

    /** The same for one of the module's own packages, with its baseline and with what the build knows of it. */
    final CheckOptions ofModule(CheckOptions options, ModulePackage own) throws IOException {
        return withBaseline(options, own).with(BuildRecord.read(own.state(), own.file()));
    }

    private Optional<PublicKeys> keys() {
        if (publicKeys.isEmpty()) {
            return Optional.empty();
        }
        PublicKeys keys = PublicKeys.read(publicKeys.stream()
                .map(key -> KeyText.ofFile("publicKeys", key.toPath()))
                .toList());
        keys.skipped().forEach(what -> getLog().warn(Printable.line(what) + ", which is skipped."));
        return Optional.of(keys);
    }

    /** The same with the baseline: the package that the user names, or the last release of the module's own package. */
    final CheckOptions withBaseline(CheckOptions options, ModulePackage own) throws IOException {
        if (options.isForeign() && baseline == null) {
            return options;
        }
        BaselineResolver resolver = new BaselineResolver(own.module(), repositories, session.getRepositorySession());
        Baseline found = baseline == null ? resolver.lastReleased(own.classifier()) : resolver.named(baseline);
        if (found.file().isEmpty()) {
            return options.with(Optional.empty(), Optional.of(found.words()));
        }
        try {
            return options.with(Optional.of(RpmPackage.read(found.file().get())), Optional.empty());
        } catch (PackagingException e) {
            return options.with(Optional.empty(), Optional.of(e.problem()));
        }
    }
}
