package io.qinglan.warning;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.CurrentActor;

/**
 * Whose warnings and responses the present actor sees. A bureau sees its own area, all within it, and what was issued for the areas
 * that contain it; people and systems of no area (a site, a feed) see what is public anyway.
 */
@ApplicationScoped
public class Sight {

    private final CurrentActor current;
    private final Access access;
    private final Areas areas;

    /** Made by the container. */
    Sight(CurrentActor current, Access access, Areas areas) {
        this.current = current;
        this.access = access;
        this.areas = areas;
    }

    /** The codes of the areas whose issued acts are seen. */
    public List<String> areas() {
        Actor actor = current.get();
        if (actor.area() == null) {
            return areas.codes();
        }
        List<String> seen = new ArrayList<>(areas.within(actor.area()));
        String above = areas.find(actor.area()).map(Area::parent).orElse(null);
        while (above != null) {
            seen.add(above);
            above = areas.find(above).map(Area::parent).orElse(null);
        }
        return seen;
    }

    /** Whether what was issued for an area is seen. */
    public boolean sees(String area) {
        Actor actor = current.get();
        return actor.area() == null || areas.contains(actor.area(), area) || areas.contains(area, actor.area());
    }

    /** Whether what is still being prepared for an area is seen: by its own bureau and the bureaus above. */
    public boolean reaches(String area) {
        return access.reachesArea(current.get(), area);
    }
}
