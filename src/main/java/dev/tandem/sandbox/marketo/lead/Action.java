package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.util.Arrays;

/** What Sync Leads does with a record that matches no person, one, or several. */
public enum Action {
    /** Updates the one match, creates without a match. */
    CREATE_OR_UPDATE("createOrUpdate"),
    /** Creates without a match. */
    CREATE_ONLY("createOnly"),
    /** Updates the one match. */
    UPDATE_ONLY("updateOnly"),
    /** Creates, whatever matches. */
    CREATE_DUPLICATE("createDuplicate");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    static Action of(Request request) {
        String word = request.text("action", CREATE_OR_UPDATE.word);
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_DATA, "Invalid action '" + word + "'"));
    }

    /** Whether a record that matches this many persons becomes a new one; a refusal where neither is possible. */
    boolean creates(int matches) {
        return switch (this) {
            case CREATE_DUPLICATE -> true;
            case CREATE_ONLY -> {
                if (matches > 0) {
                    throw new Refusal(ErrorCode.LEAD_EXISTS);
                }
                yield true;
            }
            case UPDATE_ONLY -> {
                if (matches == 0) {
                    throw new Refusal(ErrorCode.LEAD_NOT_FOUND);
                }
                yield noneOrOne(matches);
            }
            case CREATE_OR_UPDATE -> noneOrOne(matches);
        };
    }

    private static boolean noneOrOne(int matches) {
        if (matches > 1) {
            throw new Refusal(ErrorCode.SEVERAL_LEADS);
        }
        return matches == 0;
    }
}
