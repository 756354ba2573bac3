package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a package in the layout usr still has of the layout app: a service that looks there finds nothing. */
public final class LeftOfApp {
    /** A longer file is no configuration. */
    private static final int LONGEST_TEXT = 1 << 20;

    private LeftOfApp() {}

    /**
     * @param service the service
     * @param payload what its package installs
     * @return a sentence for each file that names the directory of the other layout, and for each that is in it
     */
    public static List<String> warnings(ServiceSpec service, Payload payload) throws IOException {
        InstalledApplication installed = service.installed();
        String home = InstalledApplication.below(InstalledApplication.USUAL_PREFIX, service.name())
                .home();
        List<String> warnings = new ArrayList<>();
        if (!service.isInUsr()) {
            return warnings;
        }
        Pattern named = Pattern.compile(Pattern.quote(home) + "(?![\\w.+-])");
        for (Entry entry : payload.entries()) {
            if (entry.path().startsWith(home + "/")) {
                warnings.add(sentence(entry.path(), "is in", home, installed));
            } else if (entry instanceof RegularFile file
                    && !file.path().startsWith(installed.libraries() + "/")
                    && !file.path().startsWith(installed.runtime() + "/")
                    && !file.isGhost()
                    && named.matcher(text(file.content())).find()) {
                warnings.add(sentence(entry.path(), "names", home, installed));
            }
        }
        return warnings;
    }

    private static String sentence(String path, String verb, String home, InstalledApplication installed) {
        return "'%s' %s '%s', which the layout usr does not have: code is in %s, configuration in %s, and a Java runtime of the package in %s"
                .formatted(path, verb, home, installed.libraries(), installed.configuration(), installed.runtime());
    }

    private static String text(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.ISO_8859_1);
        }
    }
}
