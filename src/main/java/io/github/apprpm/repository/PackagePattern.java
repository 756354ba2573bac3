package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which packages of a repository are meant, as an administrator writes it: {@code shop-1.2.0}, {@code shop-1.2.0-1},
 * {@code shop-1.2.0-1.noarch}, with an epoch before the version, the name of the file, or a pattern of these with asterisks
 * and question marks. A bare name is none of them: it would mean all versions.
 *
 * @param parameter where the user wrote it
 * @param text what the user wrote
 */
public record PackagePattern(String parameter, String text) {
    public PackagePattern {
        if (text.isBlank()) {
            throw new PackagingException(
                    "The <%s> has an empty entry".formatted(parameter),
                    "Name packages as name-version-release, such as shop-1.2.0-1");
        }
    }

    /**
     * The packages that are meant.
     *
     * @throws PackagingException if there is none
     */
    public List<PackageFacts> of(Collection<PackageFacts> packages) {
        Pattern pattern = Pattern.compile(Stream.of(text.split("(?<=[*?])|(?=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .reduce("", String::concat));
        List<PackageFacts> found = packages.stream()
                .filter(each ->
                        names(each).anyMatch(name -> pattern.matcher(name).matches()))
                .toList();
        if (found.isEmpty()) {
            throw new PackagingException(
                    "No package of the repository is '%s' of <%s>".formatted(text, parameter),
                    "Name packages as name-version-release, such as shop-1.2.0-1, or as patterns such as shop-1.2.*");
        }
        return found;
    }

    private static Stream<String> names(PackageFacts each) {
        String version = each.name() + "-" + each.version();
        String release = version + "-" + each.release();
        return Stream.of(version, release, release + "." + each.architecture(), each.nevra(), each.fileName());
    }
}
