package io.qinglan.inventory.sheet;

import java.util.List;
import java.util.Locale;

import static io.qinglan.inventory.sheet.Column.optional;
import static io.qinglan.inventory.sheet.Column.required;

/**
 * The three files a list consists of. Which one a file is, its header tells; columns are known by name, in Chinese or English, and may
 * stand in any order.
 */
public enum SheetKind {
    /** One row per measure of the reduction list: line, level, stop or limit. */
    LIST_ROWS(List.of(
            required("site", "厂区编码", "排污许可证编号", "排污许可证编码", "排污登记编号", "permit code"),
            required("line", "生产线编号", "生产线编码", "line id"),
            required("level", "预警级别", "colour", "color"),
            required("action", "措施", "减排措施", "measure"),
            optional("base", "基数", "日基数"),
            optional("limitTo", "限值", "限产至", "limit"),
            optional("unit", "单位", "计量单位"))),
    /** One row per production line. */
    LINES(List.of(
            required("site", "厂区编码", "排污许可证编号", "排污许可证编码", "排污登记编号", "permit code"),
            required("line", "生产线编号", "生产线编码", "line id"),
            required("process", "工序", "生产工序", "process code"),
            optional("name", "生产线名称", "line name"),
            optional("plantCode", "企业内部编号", "plant code"),
            optional("capacity", "日产能", "产能", "daily capacity"),
            optional("unit", "产能单位", "单位", "capacity unit"),
            optional("so2", "SO2日排放量", "SO2 kg/d", "二氧化硫日排放量"),
            optional("nox", "NOx日排放量", "NOx kg/d", "氮氧化物日排放量"),
            optional("pm", "PM日排放量", "PM kg/d", "颗粒物日排放量"),
            optional("vocs", "VOCs日排放量", "VOCs kg/d", "挥发性有机物日排放量"),
            optional("eia", "环评批复产能日均"),
            optional("permit", "许可产能日均"),
            optional("previousYearActual", "上年正常实际产量日均"),
            optional("filed", "清单备案基数"),
            optional("status", "运行状态"),
            optional("fuel", "燃料"),
            optional("product", "产品"),
            optional("ovenType", "焦炉类型"),
            optional("works", "文件点名"),
            optional("duty", "保障任务"),
            optional("chamberHeightM", "炭化室高度"),
            optional("cokingHours", "结焦时间"),
            optional("chambers", "炭化室孔数"),
            optional("cells", "电解槽数"),
            optional("fireTrains", "火焰系统数"),
            optional("wasteTPerDay", "日协同处置量"),
            optional("hazardousSharePercent", "危废占比"),
            optional("approvedMaxLoadPercent", "核定最大负荷"),
            optional("lowestDailyLoadPreviousYear", "上年最低日负荷"))),
    /** One row per site. */
    SITES(List.of(
            required("site", "厂区编码", "排污许可证编号", "排污许可证编码", "排污登记编号", "permit code"),
            required("area", "行政区划代码", "区划代码", "县(市、区)", "区县"),
            required("name", "企业名称", "厂区名称", "enterprise", "enterprise name"),
            required("industry", "行业类型", "行业"),
            optional("sub", "子行业"),
            optional("grade", "绩效等级", "绩效分级"),
            optional("creditCode", "统一社会信用代码"),
            optional("legalRepresentative", "法定代表人"),
            optional("address", "地址", "厂址"),
            optional("contact", "联系人"),
            optional("phone", "联系电话", "电话", "手机"),
            optional("longitude", "经度"),
            optional("latitude", "纬度"),
            optional("listed", "是否列入清单"),
            optional("flags", "豁免类别", "exempt"),
            optional("stopOrder", "停产顺序"),
            optional("offPeakStart", "错峰开始"),
            optional("offPeakEnd", "错峰结束"),
            optional("offPeakLines", "错峰生产线"),
            optional("beforeSo2", "预警前SO2日均"),
            optional("beforeNox", "预警前NOx日均"),
            optional("beforePm", "预警前PM日均"),
            optional("beforeVocs", "预警前VOCs日均")));

    private final List<Column> columns;

    SheetKind(List<Column> columns) {
        this.columns = columns;
    }

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Column> columns() {
        return columns;
    }

    List<Column> requiredColumns() {
        return columns.stream().filter(Column::needed).toList();
    }
}
