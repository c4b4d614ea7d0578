package dev.tandem.sandbox.http;

/** Acts on an imitated service as the people who use its own screens do: without token, quota or statistics. */
public interface Office {

    /** Executes a call of the API as a person of the office. */
    Reply act(Call call);
}
