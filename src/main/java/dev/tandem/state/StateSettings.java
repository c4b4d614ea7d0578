package dev.tandem.state;

import java.util.Objects;

/**
 * How to open the state.
 *
 * @param url the setting {@code state.url}: a JDBC address of H2 or PostgreSQL
 * @param user the setting {@code state.user}, or null for the database's own default
 * @param password the setting {@code state.password}, or null for none
 * @param key the key of the fingerprints
 */
public record StateSettings(String url, String user, String password, FingerprintKey key) {

    /** Refuses settings without an address or without a key. */
    public StateSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(key, "key");
    }

    /** Without the address and the password, as an address may carry a password too. */
    @Override
    public String toString() {
        return "StateSettings[user=" + user + ", key=" + key + "]";
    }
}
