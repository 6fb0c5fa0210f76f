package io.qinglan.authority;

/** Standing of an office-holder in the approval ladder of a place, lowest first; which one a level needs is a parameter. */
public enum Rank {
    /** duty officer (值班人员) */
    OFFICER,
    /** head of the headquarters' office (指挥部办公室主任) */
    OFFICE_HEAD,
    /** deputy commander, as a rule the deputy head of the government in charge (副总指挥) */
    DEPUTY_COMMANDER,
    /** commander, as a rule the head of the government (总指挥) */
    COMMANDER;

    /** Whether this rank suffices where the other is asked for. */
    public boolean reaches(Rank needed) {
        return compareTo(needed) >= 0;
    }
}
