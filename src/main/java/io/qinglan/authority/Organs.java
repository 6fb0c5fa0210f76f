package io.qinglan.authority;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** The bodies of an area that act or are asked: its government, the headquarters' office, bureau and weather service. */
@ApplicationScoped
public class Organs {

    private final EntityManager entities;
    private final Ids ids;

    /** Made by the container. */
    public Organs(EntityManager entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    /** Kinds of organ. */
    public enum Kind {
        /** people's government (人民政府) */
        GOVERNMENT,
        /** office of the headquarters (指挥部办公室, 攻坚办) */
        HEADQUARTERS_OFFICE,
        /** environment bureau (生态环境局) */
        ENVIRONMENT_BUREAU,
        /** weather service (气象局) */
        WEATHER_SERVICE,
        /** any other body */
        OTHER
    }

    /** An organ of an area. */
    public record Organ(UUID id, String area, Kind kind, String name) {}

    /**
     * Adds an organ.
     *
     * @throws Problem 409 when the area has one of that name
     */
    @Transactional
    public Organ add(String area, Kind kind, String name) {
        Organ organ = new Organ(ids.next(), area, kind, name);
        int added = entities.createNativeQuery(
                        "INSERT INTO organ (id, area, kind, name) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
                .setParameter(1, organ.id())
                .setParameter(2, area)
                .setParameter(3, kind.name().toLowerCase(Locale.ROOT))
                .setParameter(4, name)
                .executeUpdate();
        if (added == 0) {
            throw Problem.conflict("conflict", "area " + area + " has an organ of that name already");
        }
        return organ;
    }

    /** The organs of an area, by kind and name. */
    @Transactional
    public List<Organ> of(String area) {
        List<Object[]> rows = entities.createNativeQuery(
                        "SELECT id, kind, name FROM organ WHERE area = ?1 ORDER BY kind, name", Object[].class)
                .setParameter(1, area)
                .getResultList();
        return rows.stream()
                .map(row -> new Organ(
                        (UUID) row[0], area, Kind.valueOf(((String) row[1]).toUpperCase(Locale.ROOT)), (String) row[2]))
                .toList();
    }
}
