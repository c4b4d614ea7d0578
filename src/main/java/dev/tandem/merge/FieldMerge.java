package dev.tandem.merge;

/**
 * The three-way merge of one field (design, section 4): what both sides show, each seen against the base on which they
 * last agreed, becomes one verdict. A pure function: the same sights under the same rule have the same outcome, whichever
 * edit came first.
 *
 * <p>Whoever carries out the verdict and merges again finds nothing to do. Held fields are the exception: what is
 * undecided stays so.
 */
public final class FieldMerge {

    private FieldMerge() {}

    /**
     * Merges one field.
     *
     * @throws IllegalArgumentException if the motion is unknown on one side only, or if a ratchet's value is no boolean
     */
    public static Merged merge(Sight dynamics, Sight marketo, Rule rule, Circumstances circumstances) {
        Sights sights = new Sights(dynamics, marketo);
        if (rule.ratchet()) {
            return Ratchet.merge(sights, rule, circumstances);
        }
        if (rule.ways() == Ways.BOTH) {
            return TwoWay.merge(sights, rule, circumstances);
        }
        return OneWay.merge(sights, rule, circumstances);
    }
}
