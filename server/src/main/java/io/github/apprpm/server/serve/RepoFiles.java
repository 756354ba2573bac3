package io.github.apprpm.server.serve;

import io.github.apprpm.repository.PackageKeys;
import io.github.apprpm.repository.RepoFile;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files {@code RELEASE.repo} by which hosts know a repository. */
public final class RepoFiles {
    private static final String ENDING = ".repo";

    private final DataFolder data;
    private final boolean hasSignedPackages;

    /** @param hasSignedPackages whether hosts are to refuse packages that are not signed */
    public RepoFiles(DataFolder data, boolean hasSignedPackages) {
        this.hasSignedPackages = hasSignedPackages;
        this.data = data;
    }

    public Answer get(ServerRequest request) throws IOException {
        String repository = request.variable("repository");
        String file = request.variable("file");
        if (!file.endsWith(ENDING) || !Configuration.isName(repository)) {
            return Answer.notFound();
        }
        String release = file.substring(0, file.length() - ENDING.length());
        List<View> views = data.views().stream()
                .filter(view ->
                        view.repository().equals(repository) && view.release().equals(release))
                .toList();
        if (views.isEmpty()) {
            return Answer.notFound();
        }
        Path folder = data.folder(views.get(0));
        boolean isSigned = Files.exists(folder.resolve(Repomd.PATH + ".asc"));
        String url = "%s/repositories/%s/%s/$basearch".formatted(request.origin(), repository, release);
        RepoFile repo = new RepoFile(
                repository + "-" + release, RepoFile.url(url), isSigned, hasSignedPackages, PackageKeys.in(folder));
        return Answer.of(200, "text/plain; charset=utf-8", repo.text().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache");
    }
}
