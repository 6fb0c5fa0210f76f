package io.qinglan.inventory.sheet;

/** Which reader takes a row of which table. */
final class KindReaders {

    private KindReaders() {}

    static void read(SheetRow row, SheetKind kind, Draft draft) {
        switch (kind) {
            case SITES -> SiteReader.read(row, draft);
            case LINES -> LineReader.read(row, draft);
            case LIST_ROWS -> ListRowReader.read(row, draft);
            case MEASURES -> WordingReader.read(row, draft);
            case FACILITIES -> EquipmentReader.facility(row, draft);
            case OUTLETS -> EquipmentReader.outlet(row, draft);
            case OVERHAULS -> EquipmentReader.overhaul(row, draft);
            case POINTS -> PointReader.read(row, draft);
            case CONTACTS -> ReachingReader.contact(row, draft);
            case SERVICE -> ReachingReader.service(row, draft);
            case DUST_SOURCES -> SourceReader.read(row, "dust", SheetKind.DUST_SOURCES, draft);
            case MOBILE_SOURCES -> SourceReader.read(row, "mobile", SheetKind.MOBILE_SOURCES, draft);
            default -> throw new IllegalArgumentException("no reader for " + kind);
        }
    }
}
