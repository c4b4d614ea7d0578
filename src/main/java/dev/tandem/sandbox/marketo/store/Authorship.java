package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.Request;

/**
 * Whom activities name as their author.
 *
 * @param told whether the activities of API calls also name method, user and request, as some live subscriptions do
 * @param user the API-only user
 */
public record Authorship(boolean told, String user) {

    /** The author of what a request changes. */
    public Author of(Request request) {
        if (request.office()) {
            return Author.OFFICE;
        }
        return told ? Author.api(request.operation().replace(" ", ""), user, request.id()) : Author.API;
    }
}
