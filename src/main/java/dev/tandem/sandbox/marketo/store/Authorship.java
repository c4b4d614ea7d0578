package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.Request;
import java.util.function.BooleanSupplier;

/**
 * Whom activities name as their author.
 *
 * @param told whether the activities of API calls also name method, user and request, as some live subscriptions do
 * @param user the API-only user
 */
public record Authorship(BooleanSupplier told, String user) {

    /** The author of what a request changes. */
    public Author of(Request request) {
        if (request.office()) {
            return Author.OFFICE;
        }
        return told.getAsBoolean() ? Author.api(request.operation().replace(" ", ""), user, request.id()) : Author.API;
    }
}
