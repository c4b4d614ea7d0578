package dev.tandem.sandbox.marketo.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * Which subscription the data are of.
 *
 * @param copy 0 for the first one, else the number of the copy
 * @param tokens the number of the copy that first gave out paging tokens which are taken here
 */
public record Origin(int copy, int tokens) {

    static final Origin FIRST = new Origin(0, 0);

    /** The Munchkin id, in the form of Marketo's: {@code 731-KTQ-208}. */
    public String munchkinId() {
        return String.format(Locale.ROOT, "100-SBX-%03d", copy + 1);
    }

    void save(DataOutputStream to) throws IOException {
        to.writeInt(copy);
        to.writeInt(tokens);
    }

    static Origin load(DataInputStream from) throws IOException {
        return new Origin(from.readInt(), from.readInt());
    }
}
