package io.github.apprpm.repository.index;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One entry of the changelog; texts have one character for each byte.
 *
 * @param time seconds since 1970
 */
record IndexedChange(String author, long time, String text) {
    /**
     * The newest entries of a package, the oldest of them first. Of entries of one time, each gets a second more than the
     * one before it, since clients sort them by their time.
     *
     * @param limit how many at most
     */
    static List<IndexedChange> newest(RpmHeader header, int limit) {
        long[] times = header.numbers(RpmTag.CHANGELOGTIME);
        List<String> authors = header.stored(RpmTag.CHANGELOGNAME);
        List<String> texts = header.stored(RpmTag.CHANGELOGTEXT);
        int count = Math.min(limit, Math.min(times.length, Math.min(authors.size(), texts.size())));
        List<IndexedChange> changes = new ArrayList<>(count);
        long lastTime = 0;
        for (int i = 0; i < count; i++) {
            if (times[i] == lastTime) {
                makeRoom(changes, lastTime);
            }
            lastTime = times[i];
            changes.add(new IndexedChange(trimmed(authors.get(i)), times[i], texts.get(i)));
        }
        Collections.reverse(changes);
        return changes;
    }

    private static void makeRoom(List<IndexedChange> changes, long time) {
        long taken = time;
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).time == taken; i--) {
            taken++;
            changes.set(i, new IndexedChange(changes.get(i).author, taken, changes.get(i).text));
        }
    }

    /** Without the spaces at its end, but never without its first character. */
    private static String trimmed(String author) {
        int end = author.length();
        while (end > 1 && author.charAt(end - 1) == ' ') {
            end--;
        }
        return author.substring(0, end);
    }

    void writeTo(XmlBuffer xml) {
        xml.markup("  <changelog")
                .attribute("author", author)
                .attribute("date", time)
                .markup(">")
                .text(text)
                .markup("</changelog>\n");
    }
}
