package dev.tandem.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A service whose data outlive a restart of the sandbox. */
public interface Kept {

    /** Writes everything that is needed to go on later. */
    void save(OutputStream to) throws IOException;

    /** Replaces all data by what {@link #save} wrote. */
    void load(InputStream from) throws IOException;
}
