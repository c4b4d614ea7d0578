package dev.tandem.merge;

import java.util.Optional;

/**
 * What a merge must know beside the two values.
 *
 * @param newest which side changed last, where that is known
 * @param sourceMoved for a one-way field: whether the source record changed, in whichever field; the target is then
 *     written again if it differs
 * @param optedOutElsewhere for a ratchet: whether another record or person with the same address has opted out since
 *     this link last followed; it must not stay set after an opt-in that was accepted, else that is taken back
 */
public record Circumstances(Optional<Side> newest, boolean sourceMoved, boolean optedOutElsewhere) {}
