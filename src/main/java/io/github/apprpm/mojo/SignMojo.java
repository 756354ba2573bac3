package io.github.apprpm.mojo;

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
 * Signs packages that exist, in the place of the signatures that they have: the module's own, or any others.
 *
 * <p>Header and payload of a package stay as they are, and so does its file name.
 */
@Mojo(name = "sign", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public final class SignMojo extends SigningMojo {
    /**
     * The packages to sign: files, or patterns such as {@code dist/**&#47;*.rpm}, from the module's directory on. Without it,
     * those that the module attaches, or, if none was built now, those in its build directory.
     */
    @Parameter(property = "apprpm.packages")
    private List<String> packages = List.of();

    @Inject
    public SignMojo(SettingsDecrypter settingsDecrypter) {
        super(settingsDecrypter);
    }

    @Override
    void run() throws IOException {
        if (!wantsSignature().orElse(true)) {
            getLog().info("Skipped: <sign> is false");
            return;
        }
        if (packages.isEmpty() && new ModulePackages(project).isParentOnly()) {
            getLog().debug("Nothing to sign: the packaging is pom");
            return;
        }
        List<Path> files = new PackageSelection(project, session).select(packages);
        Signer signer = signer();
        RpmSigner rpmSigner = new RpmSigner(signer, compatibility());
        for (Path file : files) {
            boolean changed = rpmSigner.sign(file);
            getLog().info("Signed   %s by %s%s".formatted(file, signer.name(), changed ? "" : " (unchanged)"));
        }
    }
}
