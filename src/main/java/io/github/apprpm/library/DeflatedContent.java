package io.github.apprpm.library;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** An entry that is compressed, and says itself where it ends. */
final class DeflatedContent extends EntryContent {
    private final Inflater inflater;
    private final InflationBudget budget;

    /** @param inflater is reset, and shared by all entries of the archive */
    DeflatedContent(ReadAhead in, String name, long packed, Inflater inflater, InflationBudget budget) {
        super(in, name, packed);
        this.inflater = inflater;
        this.budget = budget;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            while (!inflater.finished() && length > 0) {
                int available = in.available(1);
                if (available == 0) {
                    throw cutOff();
                }
                in.feed(inflater);
                int read = inflater.inflate(buffer, offset, length);
                int used = available - inflater.getRemaining();
                in.advance(used);
                consumed += used;
                if (inflater.needsDictionary() || read == 0 && used == 0 && !inflater.finished()) {
                    throw damaged();
                }
                if (read > 0) {
                    budget.spend(read);
                    return read;
                }
            }
            return length == 0 ? 0 : -1;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }
}
