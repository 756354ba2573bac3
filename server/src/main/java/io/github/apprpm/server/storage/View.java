package io.github.apprpm.server.storage;

import io.github.apprpm.server.config.Configuration;

/**
 * What one kind of host reads as its repository: the packages of a repository for a release and an architecture.
 *
 * @param release such as {@code el9}
 * @param architecture such as {@code x86_64}, in the words of rpm
 */
public record View(String repository, String release, String architecture) {
    public View {
        if (!Configuration.isName(repository)
                || !Configuration.isName(release)
                || !Configuration.isName(architecture)) {
            throw new IllegalArgumentException("no view: %s/%s/%s".formatted(repository, release, architecture));
        }
    }

    /** Its folder below that of all repositories, and its path in addresses. */
    public String path() {
        return repository + "/" + release + "/" + architecture;
    }
}
