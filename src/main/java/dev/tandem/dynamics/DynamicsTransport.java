package dev.tandem.dynamics;

/** Carries a request to Dynamics and its answer back. */
@FunctionalInterface
public interface DynamicsTransport {

    /**
     * Sends the request and returns the answer, whose status is one of 2xx.
     *
     * @throws DynamicsFailure when there is no such answer
     */
    DynamicsAnswer send(DynamicsRequest request);
}
