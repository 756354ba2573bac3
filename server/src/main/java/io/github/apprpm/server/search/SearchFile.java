package io.github.apprpm.server.search;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RecordTexts;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.server.search.SearchHit.Match;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The words of all packages of a repository, a word a line. A search reads it from the beginning to the end, which takes a
 * tenth of the time that the metadata would take, and no memory.
 */
final class SearchFile {
    private static final char PACKAGE = 'P';
    private static final char CAPABILITY = 'c';
    private static final char PATH = 'f';
    private static final int BUFFER_BYTES = 1 << 16;
    /** A longer line is a text that nobody looks for; the rest of it is left out. */
    private static final int LONGEST_LINE = 4096;

    private final View view;
    private final SearchQuery query;
    private final Consumer<SearchHit> hits;
    private String[] fields = new String[0];
    private Optional<SearchHit> best = Optional.empty();

    private SearchFile(View view, SearchQuery query, Consumer<SearchHit> hits) {
        this.view = view;
        this.query = query;
        this.hits = hits;
    }

    /** @param root the folder of the repository */
    static void write(Path root, Repomd repomd, Path file) throws IOException {
        AtomicFile.of(file, unfinished -> {
            try (MetadataReader reader = new MetadataReader(root, repomd);
                    BufferedWriter words = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                for (Optional<PackageRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                    write(record.get(), words);
                }
            }
        });
    }

    private static void write(PackageRecord record, BufferedWriter words) throws IOException {
        PackageFacts facts = record.facts();
        String evr = (facts.epoch().equals("0") ? "" : facts.epoch() + ":") + facts.version() + "-" + facts.release();
        line(
                words,
                PACKAGE,
                String.join(
                        "\t",
                        List.of(
                                field(facts.name()),
                                field(evr),
                                field(facts.architecture()),
                                field(facts.href()),
                                field(RecordTexts.summary(record)))));
        for (String capability : RecordTexts.provides(record)) {
            line(words, CAPABILITY, field(capability));
        }
        for (String path : RecordTexts.files(record)) {
            line(words, PATH, field(path));
        }
    }

    private static String field(String text) {
        return Printable.line(text).replace('\t', ' ');
    }

    private static void line(BufferedWriter words, char kind, String text) throws IOException {
        int end = Math.min(text.length(), LONGEST_LINE);
        boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        words.append(kind).append(text, 0, splitsPair ? end - 1 : end).append('\n');
    }

    /** Gives the best hit of each package that has one. */
    static void search(Path file, View view, SearchQuery query, Consumer<SearchHit> hits) throws IOException {
        SearchFile search = new SearchFile(view, query, hits);
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = 0; read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
                filled += read;
                int begin = 0;
                for (int end = lineEnd(buffer, begin, filled); end >= 0; end = lineEnd(buffer, begin, filled)) {
                    search.line(buffer, begin, end);
                    begin = end + 1;
                }
                System.arraycopy(buffer, begin, buffer, 0, filled - begin);
                filled -= begin;
            }
        }
        search.best.ifPresent(hits);
    }

    private static int lineEnd(byte[] buffer, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(byte[] buffer, int begin, int end) {
        if (buffer[begin] == PACKAGE) {
            best.ifPresent(hits);
            best = Optional.empty();
            fields = new String(buffer, begin + 1, end - begin - 1, StandardCharsets.UTF_8).split("\t", -1);
            byte[] name = fields[0].getBytes(StandardCharsets.UTF_8);
            int at = query.find(name, 0, name.length);
            if (at >= 0) {
                boolean isWhole = query.length() == name.length;
                hit(isWhole ? Match.NAME : at == 0 ? Match.NAME_BEGINS : Match.NAME_CONTAINS, fields[0]);
            } else {
                byte[] summary = fields[4].getBytes(StandardCharsets.UTF_8);
                if (query.find(summary, 0, summary.length) >= 0) {
                    hit(Match.SUMMARY_CONTAINS, fields[4]);
                }
            }
        } else {
            word(buffer, begin, end);
        }
    }

    private void word(byte[] buffer, int begin, int end) {
        boolean isPath = buffer[begin] == PATH;
        int at = query.find(buffer, begin + 1, end);
        if (at >= 0) {
            boolean isWhole = query.length() == end - begin - 1;
            Match match = isPath
                    ? isWhole ? Match.FILE : Match.FILE_CONTAINS
                    : isWhole ? Match.CAPABILITY : Match.CAPABILITY_CONTAINS;
            if (best.isEmpty() || match.compareTo(best.get().match()) < 0) {
                hit(match, new String(buffer, begin + 1, end - begin - 1, StandardCharsets.UTF_8));
            }
        }
    }

    private void hit(Match match, String text) {
        best = Optional.of(new SearchHit(view, fields[0], fields[1], fields[2], fields[3], fields[4], match, text));
    }
}
