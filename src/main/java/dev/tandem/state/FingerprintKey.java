package dev.tandem.state;

import java.nio.file.Path;

/** Where the key of the fingerprints comes from; it never lies in the database. */
public sealed interface FingerprintKey {

    /** The key in a file: 32 bytes in base64, generated with mode 600 when a new state is built and the file is absent. */
    record InFile(Path file) implements FingerprintKey {}

    /** The key as the setting {@code state.key} gives it: 32 bytes in base64. */
    record Given(String base64) implements FingerprintKey {

        /** Without the key, which no log may show. */
        @Override
        public String toString() {
            return "Given[base64=(secret)]";
        }
    }
}
