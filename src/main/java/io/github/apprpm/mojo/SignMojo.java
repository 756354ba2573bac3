package io.github.apprpm.mojo;

import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.rpm.RpmSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Signs existing packages in place of the signatures that they have: the module's own packages, or any others.
 *
 * <p>Header, payload and file name of a package stay the same.
 */
@Mojo(name = "sign", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public final class SignMojo extends SigningMojo {
    /**
     * Packages to sign: files, or patterns such as {@code dist/**&#47;*.rpm}, relative to the module's directory.
     * Default: the packages that the module attaches, or, if this build has made none, those in its build directory.
     */
    @Parameter(property = "apprpm.packages")
    private List<String> packages = List.of();

    @Inject
    public SignMojo(SettingsDecrypter settingsDecrypter) {
        super(settingsDecrypter);
    }

    @Override
    void run() throws IOException {
        Signing signing = signing();
        if (!signing.wanted().orElse(true)) {
            getLog().info("Skipped: <sign> is false");
            return;
        }
        ModulePackages module = module();
        if (packages.isEmpty() && module.isParentOnly()) {
            getLog().debug("Nothing to sign: the packaging is pom");
            return;
        }
        List<Path> files = new PackageSelection(module, project, session).select(packages);
        Signer key = key(signing);
        RpmSigner rpmSigner = new RpmSigner(key, compatibility(), PackageCheck::requireWhole);
        for (Path file : files) {
            boolean changed = rpmSigner.sign(file);
            getLog().info("Signed   %s by %s%s".formatted(file, key.name(), changed ? "" : " (unchanged)"));
        }
    }
}
