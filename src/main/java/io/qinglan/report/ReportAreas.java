package io.qinglan.report;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Which area a report is asked for. */
@ApplicationScoped
public class ReportAreas {

    private final Areas areas;
    private final Access access;

    /** Made by the container. */
    public ReportAreas(Areas areas, Access access) {
        this.areas = areas;
        this.access = access;
    }

    /**
     * The code of an area that the present person's office reaches.
     *
     * @throws Problem 422 when it is not known, 403 when it is outside
     */
    public String reached(String area) {
        if (area == null || areas.find(area).isEmpty()) {
            throw Problem.invalid(InputError.parameter("area", "the six-digit code of an area kept here", area));
        }
        access.requireArea(area);
        return area;
    }
}
