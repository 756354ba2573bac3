package io.github.apprpm.sbom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.util.LicenseResolver;

/** Translates what packages say of their licences into the identifiers of SPDX. */
final class Licenses {
    private static final Pattern OPERATOR = Pattern.compile("\\s(?:OR|AND|WITH)\\s");
    private static final Pattern EXCEPTION = Pattern.compile("\\sWITH\\s+[\\w.-]+");

    /** An identifier with a version; the resolver also returns one for a name that leaves the version open. */
    private static final Pattern VERSIONED = Pattern.compile("-\\d");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    /** Remembered, since the resolver reads its table each time. */
    private final Map<String, Optional<License>> resolved = new HashMap<>();

    /**
     * @param texts names, identifiers, expressions or addresses
     * @return the licences in CycloneDX, or nothing if there are none
     */
    Optional<LicenseChoice> choice(List<String> texts) {
        if (texts.size() == 1 && isExpression(texts.get(0))) {
            LicenseChoice choice = new LicenseChoice();
            choice.setExpression(new Expression(texts.get(0)));
            return Optional.of(choice);
        }
        Map<String, License> licenses = new LinkedHashMap<>();
        for (String text : texts) {
            License license = license(text);
            licenses.putIfAbsent(license.getId() == null ? license.getName() : license.getId(), license);
        }
        if (licenses.isEmpty()) {
            return Optional.empty();
        }
        LicenseChoice choice = new LicenseChoice();
        choice.setLicenses(new ArrayList<>(licenses.values()));
        return Optional.of(choice);
    }

    private boolean isExpression(String text) {
        String plain = EXCEPTION.matcher(text).replaceAll("");
        return OPERATOR.matcher(text).find()
                && Stream.of(plain.split("\\s(?:OR|AND)\\s"))
                        .map(part -> part.replace("(", "").replace(")", "").strip())
                        .allMatch(this::isIdentifier);
    }

    private boolean isIdentifier(String text) {
        return resolve(text).filter(license -> text.equals(license.getId())).isPresent();
    }

    private License license(String text) {
        return spellings(text)
                .map(this::resolve)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> named(text));
    }

    /** An address is known in one spelling only. */
    private static Stream<String> spellings(String text) {
        if (!text.startsWith("http")) {
            return Stream.of(text);
        }
        return Stream.of(text, text.replaceFirst("^http:", "https:"))
                .flatMap(address -> Stream.of(address, address.replaceFirst("\\.(txt|html|php)$", ""), address + "/"));
    }

    private static License named(String text) {
        License license = new License();
        license.setName(text);
        return license;
    }

    private Optional<License> resolve(String text) {
        return resolved.computeIfAbsent(
                text,
                key -> Optional.ofNullable(LicenseResolver.resolve(key, false))
                        .map(LicenseChoice::getLicenses)
                        .filter(licenses -> licenses.size() == 1)
                        .map(licenses -> licenses.get(0).getId())
                        .filter(id -> !VERSIONED.matcher(id).find()
                                || DIGIT.matcher(key).find())
                        .map(Licenses::identified));
    }

    private static License identified(String id) {
        License license = new License();
        license.setId(id);
        return license;
    }
}
