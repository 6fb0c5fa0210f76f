package io.qinglan.feed.hj212;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

/**
 * Which commands (CN) each edition knows, and which of them carry data at a time. Handed in from the dated tables of the standards.
 */
public final class CommandSets {

    private final BitSet[] known = new BitSet[Edition.values().length];
    private final BitSet dated = new BitSet();

    /**
     * Sets of four-digit commands.
     *
     * @param known the commands of each edition; an unknown edition has them all
     * @param dated the commands whose data must name their time
     */
    public CommandSets(Map<Edition, ? extends Collection<Integer>> known, Collection<Integer> dated) {
        BitSet all = new BitSet();
        for (Edition edition : Edition.values()) {
            BitSet set = new BitSet();
            Collection<Integer> commands = known.get(edition);
            if (commands != null) {
                commands.forEach(set::set);
            }
            this.known[edition.ordinal()] = set;
            all.or(set);
        }
        this.known[Edition.UNKNOWN.ordinal()] = all;
        dated.forEach(this.dated::set);
    }

    /** Whether an edition knows a command. */
    public boolean has(Edition edition, int command) {
        return known[edition.ordinal()].get(command);
    }

    /** Whether data of this command must name their time (DataTime). */
    public boolean needsTime(int command) {
        return dated.get(command);
    }
}
