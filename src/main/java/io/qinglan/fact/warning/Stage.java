package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * Where an order stands after some acts.
 *
 * @param number how many acts were done
 * @param state the state, null before the first
 * @param level the level in force
 * @param announced the level of a notice that is out but not yet in force, null when there is none
 */
public record Stage(int number, String state, Level level, Level announced) {

    /** The stage before any act: a level in force is active. */
    public static Stage outset(Level level) {
        return new Stage(0, level == Level.NONE ? null : "active", level, null);
    }

    /**
     * The stage after a further act.
     *
     * @param nextState the state the act leads to, null when it keeps the state
     */
    public Stage after(Act act, String nextState) {
        Level next = level;
        Level out = announced;
        switch (act.kind()) {
            case ISSUE -> out = act.to() == null ? announced : act.to();
            case START -> {
                next = act.to() != null ? act.to() : announced == null ? level : announced;
                out = null;
            }
            case UPGRADE, DOWNGRADE -> next = act.to() == null ? level : act.to();
            case LIFT, EXPIRE, CANCEL -> next = Level.NONE;
            default -> {
                // suspend, resume and extend change no level
            }
        }
        return new Stage(number + 1, nextState == null ? state : nextState, next, out);
    }
}
