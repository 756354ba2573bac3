package io.github.apprpm.mojo;

import io.github.apprpm.model.Compatibility;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameter of all goals for which it matters what the oldest hosts know. */
abstract class CompatibleMojo extends RpmPluginMojo {
    /**
     * The oldest hosts that must accept the package; later ones accept it, too: {@code el7} (rpm 4.11), {@code el8} (rpm
     * 4.14, also of SLE 15) or {@code el9} (rpm 4.16).
     */
    @Parameter(property = "apprpm.compatibility", defaultValue = "el8")
    private String compatibility;

    final Compatibility compatibility() {
        return Compatibility.of(compatibility);
    }
}
