package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.Caller;
import dev.tandem.sandbox.marketo.wire.Request;
import java.util.function.BooleanSupplier;

/**
 * Whom activities name as their author.
 *
 * @param told whether the activities of API calls also name method, user and request, as some live subscriptions do
 */
public record Authorship(BooleanSupplier told) {

    /** The author of what a request changes. */
    public Author of(Request request) {
        if (request.caller() instanceof Caller.Marketer marketer) {
            return switch (marketer.way()) {
                case SCREEN -> Author.OFFICE;
                case FORM -> Author.FORM;
                case FLOW -> Author.FLOW;
            };
        }
        return told.getAsBoolean()
                ? Author.api(request.operation().replace(" ", ""), request.user(), request.id())
                : Author.API;
    }
}
