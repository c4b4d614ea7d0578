package dev.tandem.sandbox.control;

/**
 * Which calls meet a fault.
 *
 * @param api the API's name, for example {@code marketo}
 * @param operation the exact operation, or its beginning followed by {@code *}; {@code *} alone for every one
 * @param fault what happens
 * @param skip how many matching calls pass before the first that meets the fault
 * @param times how many calls meet it
 */
public record FaultRule(String api, String operation, Fault fault, int skip, int times) {

    boolean matches(String calledApi, String calledOperation) {
        if (!api.equals(calledApi)) {
            return false;
        }
        return operation.endsWith("*")
                ? calledOperation.startsWith(operation.substring(0, operation.length() - 1))
                : operation.equals(calledOperation);
    }
}
