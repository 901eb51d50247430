"""Texts of the summary page of a district."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "page.title": Text(
        "Kết quả rà soát hộ nghèo, hộ cận nghèo năm {year}",
        "Review of poor and near-poor households, {year}",
    ),
    "page.whole_commune": Text("Toàn xã", "Whole commune"),
    "page.whole_district": Text("Toàn huyện", "Whole district"),
    "page.whole_province": Text("Toàn tỉnh", "Whole province"),
    "page.covered": Text(
        "{sent}/{expected} đơn vị đã nộp", "{sent} of {expected} communes sent results"
    ),
    "page.against": Text("so với năm {year}", "against {year}"),
    "page.contents": Text("Nội dung", "Contents"),
    "page.no_data": Text("chưa có số liệu", "no data"),
    "page.nobody": Text("không có hộ nghèo", "no poor households"),
    "page.table": Text("Bảng số liệu: {title}", "Table: {title}"),
    "page.see_table": Text(
        "Số liệu ghi trong bảng kèm theo.", "The figures are in the table with it."
    ),
    "page.part": Text("{title} ({part}/{parts})", "{title} ({part} of {parts})"),
    "page.key": Text("Chú giải", "Key"),
    "page.key_no_data": Text("Chưa có số liệu (khác với 0)", "No data (not 0)"),
    "page.dots": Text(
        "“…” là chưa có số liệu; “–” là không có hộ nghèo để tính tỷ lệ.",
        "“…” means no data; “–” means no poor households to take a share of.",
    ),
    "page.commune": Text("Xã", "Commune"),
    "page.households": Text("Hộ", "Households"),
    "page.members": Text("Nhân khẩu", "Members"),
    "page.rate": Text("Tỷ lệ hộ (%)", "Households (%)"),
    "page.member_rate": Text("Tỷ lệ khẩu (%)", "Members (%)"),
    "page.last_households": Text("Hộ năm {year}", "Households {year}"),
    "page.last_rate": Text("Tỷ lệ năm {year} (%)", "Rate {year} (%)"),
    "page.change": Text("Thay đổi (điểm %)", "Change (points)"),
    "page.residents": Text("Tổng số hộ dân cư", "All resident households"),
    "page.total": Text("Cộng", "Total"),
    "page.with_place": Text("{name} ({district})", "{name} ({district})"),
    # The lead.
    "page.lead_counts": Text(
        "{unit} có {poor} hộ nghèo và {near} hộ cận nghèo.",
        "{unit} has {poor} poor and {near} near-poor households.",
    ),
    "page.lead_fell": Text(
        "So với năm {year}, tỷ lệ hộ nghèo giảm {points} điểm phần trăm.",
        "Since {year} the share of poor households fell by {points} points.",
    ),
    "page.lead_rose": Text(
        "So với năm {year}, tỷ lệ hộ nghèo tăng {points} điểm phần trăm.",
        "Since {year} the share of poor households rose by {points} points.",
    ),
    "page.lead_same": Text(
        "So với năm {year}, tỷ lệ hộ nghèo không đổi.",
        "Since {year} the share of poor households has not changed.",
    ),
    "page.lead_exceeded": Text(
        "Vượt chỉ tiêu giảm {what} {span} điểm phần trăm một năm.",
        "This exceeds the target of {span} points a year of {what}.",
    ),
    "page.lead_met": Text(
        "Đạt chỉ tiêu giảm {what} {span} điểm phần trăm một năm.",
        "This meets the target of {span} points a year of {what}.",
    ),
    "page.lead_missed": Text(
        "Chưa đạt chỉ tiêu giảm {what} {span} điểm phần trăm một năm.",
        "This misses the target of {span} points a year of {what}.",
    ),
    "page.lead_unknown": Text(
        "Chưa kết luận được về chỉ tiêu giảm {what} {span} điểm phần trăm một năm.",
        "The target of {span} points a year of {what} cannot be judged.",
    ),
    # What the reader must know before the figures.
    "page.warn_missing": Text(
        "Chưa có số liệu của {count} đơn vị: {names}. Các số tổng hợp chỉ gồm những đơn vị đã nộp.",
        "No data of {count:commune|communes}: {names}. Totals hold only those that sent results.",
    ),
    "page.warn_no_total": Text(
        "Chưa tính được tỷ lệ chung vì tổng số hộ dân cư để trống hoặc nhỏ hơn số hộ nghèo, "
        "cận nghèo ở: {names}.",
        "Overall rates are left out: residents are missing or fewer than the poor and near-poor "
        "in {names}.",
    ),
    "page.warn_differ": Text(
        "Không so sánh số chung với năm {year} vì hai năm không cùng địa bàn. "
        "Chỉ có năm nay: {now}. Chỉ có năm trước: {last}.",
        "Totals are not compared with {year}: the communes differ. This year only: {now}. "
        "Last year only: {last}.",
    ),
    "page.warn_gap": Text(
        "Hai kết quả cách nhau {years} năm ({last}–{year}), nên không kết luận về chỉ tiêu giảm "
        "mỗi năm.",
        "The two reviews are {years} years apart ({last}–{year}): the yearly target is not judged.",
    ),
    "page.nobody_else": Text("không có", "none"),
    "page.and_more": Text("{names} và {count} đơn vị khác", "{names} and {count} more"),
    # Cards.
    "page.card_poor": Text("Hộ nghèo", "Poor households"),
    "page.card_near_poor": Text("Hộ cận nghèo", "Near-poor households"),
    "page.card_target_poor": Text("Chỉ tiêu giảm hộ nghèo", "Target of the poor"),
    "page.card_target_multidimensional": Text(
        "Chỉ tiêu giảm nghèo đa chiều", "Target of multidimensional poverty"
    ),
    "page.percent": Text(" %", " %"),
    "page.card_counts": Text(
        "{households} hộ · {members} khẩu",
        "{households:household|households} · {members:member|members}",
    ),
    "page.card_last": Text("Năm {year}: {rate} %", "{year}: {rate} %"),
    "page.card_no_last": Text("Năm trước: chưa có số liệu", "Last year: no data"),
    "page.card_fell": Text("giảm {points} điểm", "down {points} points"),
    "page.card_rose": Text("tăng {points} điểm", "up {points} points"),
    "page.card_same": Text("không đổi", "no change"),
    "page.card_no_change": Text("thay đổi: chưa có số liệu", "change: no data"),
    "page.card_plan": Text("Kế hoạch: giảm {span} điểm/năm", "Plan: down {span} points a year"),
    "page.card_by_commune": Text(
        "So với chỉ tiêu chung của {unit}: {met} đơn vị đạt hoặc vượt · {missed} đơn vị chưa đạt",
        "Against the target of the {unit}: {met} met or exceeded · {missed} missed",
    ),
    "page.card_unknown": Text("{unknown} đơn vị chưa kết luận được", "{unknown} not known"),
    "page.verdict_met": Text("Đạt", "Met"),
    "page.verdict_exceeded": Text("Vượt", "Exceeded"),
    "page.verdict_missed": Text("Chưa đạt", "Missed"),
    "page.verdict_unknown": Text("Chưa kết luận được", "Cannot be determined"),
    # Parts.
    "page.part_headline": Text("Số liệu chung", "Headline figures"),
    "page.headline_note": Text(
        "Tỷ lệ tính trên tổng số hộ, tổng số nhân khẩu dân cư; "
        "thay đổi là hiệu của hai tỷ lệ đã làm tròn hai chữ số.",
        "Rates are shares of all resident households or members; "
        "a change is the difference of two rates rounded to two decimals.",
    ),
    "page.head_class": Text("Phân loại", "Class"),
    "page.part_target_poor": Text("Chỉ tiêu giảm tỷ lệ hộ nghèo", "Target of the poverty rate"),
    "page.part_target_multidimensional": Text(
        "Chỉ tiêu giảm tỷ lệ nghèo đa chiều", "Target of the multidimensional poverty rate"
    ),
    "page.target_chart_poor": Text(
        "Mức giảm tỷ lệ hộ nghèo theo xã", "Reduction of the poverty rate by commune"
    ),
    "page.target_chart_multidimensional": Text(
        "Mức giảm tỷ lệ nghèo đa chiều theo xã",
        "Reduction of the multidimensional poverty rate by commune",
    ),
    "page.target_rate_poor": Text("tỷ lệ hộ nghèo", "the poverty rate"),
    "page.target_rate_multidimensional": Text(
        "tỷ lệ nghèo đa chiều", "the multidimensional poverty rate"
    ),
    "page.rate_of_poor": Text("Tỷ lệ hộ nghèo năm {year} (%)", "Poverty rate {year} (%)"),
    "page.rate_of_multidimensional": Text(
        "Tỷ lệ nghèo đa chiều năm {year} (%)", "Multidimensional poverty rate {year} (%)"
    ),
    "page.target_source": Text("Chỉ tiêu theo {source}.", "The target is set by {source}."),
    "page.no_target": Text(
        "Năm {year}: chưa khai chỉ tiêu.", "{year}: no target is given in the settings."
    ),
    "page.axis_reduction": Text(
        "Mức giảm so với năm trước (điểm phần trăm; âm là tăng)",
        "Reduction since last year (points; negative is a rise)",
    ),
    "page.head_reduction": Text("Mức giảm (điểm %)", "Reduction (points)"),
    "page.head_verdict": Text("So với chỉ tiêu chung", "Against the target"),
    "page.marker_target": Text("Chỉ tiêu từ {least}", "Target from {least}"),
    "page.key_band": Text("Khoảng chỉ tiêu {span}", "Range of the target {span}"),
    "page.key_met": Text("Đạt hoặc vượt", "Met or exceeded"),
    "page.key_missed": Text("Chưa đạt", "Missed"),
    "page.tally_met": Text("{count} đơn vị đạt", "met: {count}"),
    "page.tally_exceeded": Text("{count} đơn vị vượt", "exceeded: {count}"),
    "page.tally_missed": Text("{count} đơn vị chưa đạt", "missed: {count}"),
    "page.tally_unknown": Text("{count} đơn vị chưa kết luận được", "not known: {count}"),
    "page.target_lead": Text(
        "So với chỉ tiêu chung của {unit}: {parts}.", "Against the target of the {unit}: {parts}."
    ),
    "page.unit_district": Text("huyện", "district"),
    "page.unit_province": Text("tỉnh", "province"),
    "page.unit_commune": Text("xã", "commune"),
    "page.part_rates": Text("Tỷ lệ theo xã", "Rates by commune"),
    "page.poor_chart": Text("Tỷ lệ hộ nghèo theo xã", "Poverty rate by commune"),
    "page.near_chart": Text("Tỷ lệ hộ cận nghèo theo xã", "Near-poverty rate by commune"),
    "page.axis_rate": Text("% tổng số hộ dân cư", "% of all resident households"),
    "page.marker_rate": Text("{whole} {rate} %", "{whole}: {rate} %"),
    "page.rates_lead": Text(
        "Cao nhất: {high} ({most} %); thấp nhất: {low} ({least} %).",
        "Highest: {high} ({most} %); lowest: {low} ({least} %).",
    ),
    "page.head_poor": Text("Hộ nghèo", "Poor"),
    "page.head_poor_rate": Text("Tỷ lệ nghèo (%)", "Poor (%)"),
    "page.head_near": Text("Hộ cận nghèo", "Near-poor"),
    "page.head_near_rate": Text("Tỷ lệ cận nghèo (%)", "Near-poor (%)"),
    "page.part_map": Text(
        "Bản đồ tỷ lệ nghèo đa chiều theo xã", "Map of multidimensional poverty by commune"
    ),
    "page.part_tiles": Text(
        "Tỷ lệ nghèo đa chiều, mỗi xã một ô", "Multidimensional poverty, a tile for each commune"
    ),
    "page.map_chart": Text(
        "Tỷ lệ hộ nghèo và hộ cận nghèo (% tổng số hộ dân cư)",
        "Poor and near-poor households (% of all resident households)",
    ),
    "page.map_see_table": Text(
        "Số liệu ghi trong bảng ở phần tỷ lệ theo xã.",
        "The figures are in the table of rates by commune.",
    ),
    "page.tiles_lead": Text(
        "Mỗi ô là một xã, xếp theo thứ tự của báo cáo; vị trí các ô không phải vị trí trên bản "
        "đồ. Số trong ô là tỷ lệ hộ nghèo và hộ cận nghèo tính chung.",
        "Each tile is a commune, in the order of the report; where it is says nothing of where the "
        "commune lies. The figure is the share of poor and near-poor households together.",
    ),
    "page.map_failed": Text(
        "Tệp bản đồ không vẽ được, lý do ghi ở trang việc cần làm; thay vào đó là các ô.",
        "The map file cannot be drawn; the page of what is to be done says why. These are tiles "
        "instead.",
    ),
    "page.map_lead": Text(
        "Bản đồ vẽ {count}/{of} xã theo ranh giới trong tệp của cơ quan. Số trên bản đồ là tỷ lệ "
        "hộ nghèo và hộ cận nghèo tính chung.",
        "The map has {count} of {of} communes, with the borders of the office's file. Its figures "
        "are the shares of poor and near-poor households together.",
    ),
    "page.map_without": Text(
        "Không có trên bản đồ: {names}; số liệu của {count} xã này xem ở bảng.",
        "Not on the map: {names}; see the table for {count:this commune|these communes}.",
    ),
    "page.map_others": Text(
        "Trong tệp còn {count} xã ngoài báo cáo; phần ở sát các xã của báo cáo để nền xám.",
        "The file has {count:commune|communes} outside the report; what is close to those of the "
        "report is in grey.",
    ),
    "page.map_outside": Text("Ngoài báo cáo", "Outside the report"),
    "page.map_numbers": Text(
        "Những xã không đủ chỗ in số được đánh số: {places}.",
        "Communes without room for their figure are numbered: {places}.",
    ),
    "page.map_below": Text("dưới {most} %", "under {most} %"),
    "page.map_between": Text("{least} đến dưới {most} %", "{least} to under {most} %"),
    "page.part_heat": Text("Thiếu hụt theo xã và chỉ số", "Deprivation by commune and indicator"),
    "page.heat_chart": Text(
        "Tỷ lệ hộ nghèo thiếu hụt từng chỉ số, theo xã (%)",
        "Poor households deprived in each indicator, by commune (%)",
    ),
    "page.heat_lead": Text(
        "Mỗi ô là tỷ lệ % số hộ nghèo của xã thiếu hụt chỉ số đó, làm tròn đến số nguyên; "
        "ô càng đậm càng nhiều hộ thiếu hụt.",
        "Each field is the share of the commune's poor households deprived in the indicator, "
        "in whole %; the darker, the more.",
    ),
    "page.heat_field": Text("{name} – {indicator}: {value}", "{name}, {indicator}: {value}"),
    "page.no_indicators": Text(
        "Bộ tiêu chí chưa có danh mục chỉ số; chưa có số liệu.",
        "The criteria have no list of indicators; no data.",
    ),
    "page.part_profile": Text("Các chiều thiếu hụt", "What the poor lack"),
    "page.profile_chart": Text(
        "Tỷ lệ hộ nghèo thiếu hụt từng chỉ số", "Poor households deprived in each indicator"
    ),
    "page.axis_poor": Text("% số hộ nghèo", "% of poor households"),
    "page.axis_class": Text("% số hộ của từng loại", "% of the households of the class"),
    "page.head_indicator": Text("Chỉ số", "Indicator"),
    "page.head_share": Text("% hộ nghèo", "% of poor"),
    "page.head_near_share": Text("% hộ cận nghèo", "% of near-poor"),
    "page.head_last_share": Text("% năm {year}", "% in {year}"),
    "page.head_unknown": Text("Chưa rõ", "Unknown"),
    "page.profile_lead": Text(
        "Hộ nghèo thiếu hụt nhiều nhất: {first}, {second}, {third}.",
        "The poor are most often deprived in: {first}, {second}, {third}.",
    ),
    "page.profile_item": Text("{name} ({rate} %)", "{name} ({rate} %)"),
    "page.profile_note": Text(
        "Cột Chưa rõ là số câu trả lời chưa rõ; những hộ ấy không tính là thiếu hụt.",
        "Unknown counts answers that are not known; such households are not counted as deprived.",
    ),
    "page.key_year": Text("Năm {year}", "Year {year}"),
    "page.part_causes": Text("Nguyên nhân nghèo", "Causes of poverty"),
    "page.causes_lead": Text(
        "Một hộ có thể nêu nhiều nguyên nhân: tỷ lệ tính trên số hộ nghèo nên cộng lại có thể "
        "khác 100 %.",
        "A household may name several causes: shares are of poor households and need not add up "
        "to 100 %.",
    ),
    "page.causes_note": Text(
        "Đường cộng dồn tính trên tổng số lượt nêu của các nguyên nhân có số liệu.",
        "The cumulative line is a share of all that was named, of causes with data.",
    ),
    "page.key_line": Text("% số lượt nêu, cộng dồn", "Cumulative % of all named"),
    "page.head_cause": Text("Nguyên nhân", "Cause"),
    "page.head_cumulative": Text("Cộng dồn (% lượt nêu)", "Cumulative (% of named)"),
    "page.cause_land": Text("Thiếu đất sản xuất", "Lack of land"),
    "page.cause_capital": Text("Thiếu vốn", "Lack of capital"),
    "page.cause_labour": Text("Thiếu lao động", "Lack of labour"),
    "page.cause_tools": Text("Thiếu công cụ, phương tiện sản xuất", "Lack of tools"),
    "page.cause_knowledge": Text("Thiếu kiến thức sản xuất", "Lack of knowledge of production"),
    "page.cause_skills": Text("Thiếu kỹ năng lao động", "Lack of skills"),
    "page.cause_illness": Text("Ốm đau, bệnh nặng, tai nạn", "Illness or accident"),
    "page.cause_other": Text("Nguyên nhân khác", "Other causes"),
    "page.part_groups": Text("Các nhóm hộ", "Groups of households"),
    "page.groups_chart": Text(
        "Tỷ lệ của từng nhóm trong hộ nghèo, hộ cận nghèo",
        "Share of each group among the poor and the near-poor",
    ),
    "page.groups_lead": Text(
        "Một hộ có thể thuộc nhiều nhóm, nên các nhóm không cộng lại thành tổng.",
        "A household may be in several groups, so groups do not add up to the total.",
    ),
    "page.head_group": Text("Nhóm", "Group"),
    "page.part_moves": Text("Biến động trong năm", "Movements of the year"),
    "page.moves_poor": Text("Biến động hộ nghèo", "Movements of the poor"),
    "page.moves_near": Text("Biến động hộ cận nghèo", "Movements of the near-poor"),
    "page.moves_left_out": Text(
        "Chỉ gồm {count} đơn vị có kết quả cả hai năm; không gồm: {names}.",
        "Only the {count:commune|communes} with results of both years; without: {names}.",
    ),
    "page.axis_households": Text("Số hộ", "Households (number)"),
    "page.head_movement": Text("Biến động", "Movement"),
    "page.moves_balanced": Text(
        "Các biến động khớp với số cuối kỳ, không còn chênh lệch.",
        "The movements agree with the end of the year; nothing is left over.",
    ),
    "page.moves_again": Text(
        "Không có kết quả của các năm trước nữa: hộ tái nghèo, "
        "tái cận nghèo chưa tách ra được và nằm trong số phát sinh mới.",
        "No results of earlier years: households that fell again are not known and are among "
        "the new ones.",
    ),
    "page.numbered": Text("({number}) {words}", "({number}) {words}"),
    "page.key_start": Text("Đầu kỳ, cuối kỳ", "Start and end"),
    "page.key_down": Text("Giảm", "Decrease"),
    "page.key_up": Text("Tăng", "Increase"),
    "page.part_measures": Text(
        "Thiếu hụt nhiều chiều (Alkire–Foster)", "Multiple deprivation (Alkire–Foster)"
    ),
    "page.measures_lead": Text(
        "Trong {count} hộ được rà soát, {h} % thiếu hụt từ {k} chỉ số trở lên (H), ở đây gọi là "
        "thiếu hụt nhiều chiều. Trung bình mỗi hộ ấy thiếu hụt {a} % số chỉ số (A). Chỉ số tổng "
        "hợp M0 = H × A = {m0}.",
        "Of the {count} households reviewed, {h} % are deprived in {k} indicators or more (H): "
        "multiply deprived. On average each of these lacks {a} % of the indicators (A). M0 = H × A "
        "= {m0}.",
    ),
    "page.measures_nobody": Text(
        "Trong {count} hộ được rà soát không có hộ nào thiếu hụt từ {k} chỉ số trở lên.",
        "None of the {count} households reviewed is deprived in {k} indicators or more.",
    ),
    "page.measures_change": Text(
        "So với năm {year}, M0 thay đổi {m0} (số âm là giảm, tức là tốt lên): {incidence} do số hộ "
        "thiếu hụt nhiều chiều thay đổi, {intensity} do mỗi hộ ấy thiếu hụt nhiều hay ít hơn.",
        "Since {year} M0 changed by {m0} (below 0 is better): {incidence} by how many are multiply "
        "deprived, {intensity} by how deprived they are.",
    ),
    "page.measures_change_alone": Text(
        "So với năm {year}, M0 thay đổi {m0} (số âm là giảm, tức là tốt lên).",
        "Since {year} M0 changed by {m0} (below 0 is better).",
    ),
    "page.between": Text("{least} – {most}", "{least}–{most}"),
    "page.measures_note": Text(
        "Chỉ xét thiếu hụt, không xét thu nhập: không thay cho phân loại hộ nghèo, hộ cận nghèo "
        "theo Nghị định.",
        "Deprivations alone, whatever the income: this does not replace the classes of the decree.",
    ),
    "page.measures_open": Text(
        "Câu trả lời còn trống làm tỷ lệ nằm giữa mức ít nhất và mức nhiều nhất; biểu đồ vẽ mức ít "
        "nhất.",
        "Unknown answers leave the share between the lowest and the highest; the charts show the "
        "lowest.",
    ),
    "page.measures_chart": Text(
        "Hộ thiếu hụt nhiều chiều, theo chỉ số", "Households with many deprivations, by indicator"
    ),
    "page.measures_map": Text(
        "Hộ thiếu hụt nhiều chiều theo nơi và chỉ số (% số hộ được rà soát)",
        "Households with many deprivations by place and indicator (% of those reviewed)",
    ),
    "page.measures_places": Text(
        "Hộ thiếu hụt nhiều chiều theo nơi", "Households with many deprivations by place"
    ),
    "page.measures_households": Text("Hộ được rà soát", "Households reviewed"),
    "page.measures_h_least": Text("H ít nhất (%)", "H at least (%)"),
    "page.measures_h_most": Text("H nhiều nhất (%)", "H at most (%)"),
    "page.measures_h": Text("Tỷ lệ H (%)", "H (%)"),
    "page.measures_share": Text("% số hộ được rà soát", "% of those reviewed"),
    "page.measures_part": Text("Đóng góp vào M0 (%)", "Part of M0 (%)"),
    "page.measures_least": Text("Ít nhất (%)", "At least (%)"),
    "page.measures_most": Text("Nhiều nhất (%)", "At most (%)"),
    "page.measures_part_least": Text("Đóng góp vào M0, ít nhất (%)", "Part of M0, at least (%)"),
    "page.measures_part_most": Text("Đóng góp vào M0, nhiều nhất (%)", "Part of M0, at most (%)"),
    "page.axis_reviewed": Text("% số hộ được rà soát", "% of the households reviewed"),
    "page.part_years": Text("Nhiều năm", "Several years"),
    "page.years_lead": Text(
        "Tỷ lệ hộ nghèo và hộ cận nghèo: năm {first} là {before} %, năm {last} là {now} %.",
        "Poor and near-poor households: {before} % in {first}, {now} % in {last}.",
    ),
    "page.years_lead_poor": Text(
        "Tỷ lệ hộ nghèo: năm {first} là {before} %, năm {last} là {now} %.",
        "Poor households: {before} % in {first}, {now} % in {last}.",
    ),
    "page.years_lead_near_poor": Text(
        "Tỷ lệ hộ cận nghèo: năm {first} là {before} %, năm {last} là {now} %.",
        "Near-poor households: {before} % in {first}, {now} % in {last}.",
    ),
    "page.years_not_compared": Text(
        "Không so năm {last} với năm {first}: một trong hai năm thiếu số liệu của một số xã.",
        "{last} is not compared with {first}: one of them lacks communes.",
    ),
    "page.years_missing": Text(
        "Năm {year} chưa có số liệu của {names} trong sổ theo dõi; số của năm ấy không gồm các xã "
        "này.",
        "{year}: the register lacks {names}; the figures of that year are without them.",
    ),
    "page.years_missing_whole": Text(
        "Năm {year} chưa có số liệu của xã nào trong sổ theo dõi.",
        "{year}: the register has no commune.",
    ),
    "page.years_missing_list": Text(
        "Số năm trong danh sách và số hộ tái nghèo chưa tính các năm, các xã còn thiếu.",
        "The years on the list and who fell again are without the years and communes missing.",
    ),
    "page.years_again": Text(
        "{count} hộ trong danh sách năm nay đã từng ra khỏi danh sách (tái nghèo, tái cận nghèo).",
        "{count:household|households} on this year's list had left it and fell again.",
    ),
    "page.years_chart": Text("Tỷ lệ hộ nghèo, hộ cận nghèo theo năm", "Rates by year"),
    "page.years_year": Text("Năm", "Year"),
    "page.years_communes": Text("Số xã có số liệu", "Communes"),
    "page.years_residents": Text("Tổng số hộ dân cư", "Resident households"),
    "page.years_poor": Text("Hộ nghèo", "Poor"),
    "page.years_near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "page.years_poor_rate": Text("Tỷ lệ nghèo (%)", "Poor (%)"),
    "page.years_near_poor_rate": Text("Tỷ lệ cận nghèo (%)", "Near-poor (%)"),
    "page.years_listed_rate": Text("Nghèo và cận nghèo (%)", "Both (%)"),
    "page.on_list": Text(
        "Hộ nghèo, hộ cận nghèo năm nay theo số năm có trong danh sách",
        "This year's poor and near-poor by the years on the list",
    ),
    "page.on_list_years": Text("Số năm trong danh sách", "Years on the list"),
    "page.on_list_households": Text("Số hộ", "Households"),
    "page.on_list_rate": Text("Tỷ lệ (%)", "Share (%)"),
    "page.on_list_row": Text("{count} năm", "{count:year|years}"),
    "page.part_near": Text("Hộ sát chuẩn", "Households near the line"),
    "page.near_chart_title": Text(
        "Thôn, ấp có nhiều hộ sát chuẩn nhất", "Villages with most households near the line"
    ),
    "page.near_none": Text("Không có hộ nào sát chuẩn.", "No household is near the line."),
    "page.head_village": Text("Thôn, ấp", "Village"),
    "page.rest": Text("{count} thôn, ấp còn lại", "{count:other village|other villages}"),
    "page.no_village": Text("(chưa ghi thôn, ấp)", "(no village given)"),
    "page.village": Text("{village}, {commune}", "{village}, {commune}"),
    "page.part_villages": Text(
        "Mười thôn, ấp nhiều hộ nghèo nhất", "The ten villages with most poor households"
    ),
    "page.villages_chart": Text(
        "Số hộ nghèo, hộ cận nghèo theo thôn, ấp", "Poor and near-poor households by village"
    ),
    "page.villages_tied": Text(
        "Còn {count} thôn, ấp khác có số hộ nghèo bằng thôn, ấp cuối bảng.",
        "{count:more village has|more villages have} as many poor households as the last one "
        "listed.",
    ),
    "page.villages_unnamed": Text(
        "{count} hộ nghèo chưa ghi thôn, ấp nên không xếp được.",
        "{count:poor household has|poor households have} no village and are not ranked.",
    ),
    "page.villages_none": Text("Không có hộ nghèo.", "There are no poor households."),
    "page.part_quality": Text("Chất lượng số liệu", "Quality of the data"),
    "page.quality_lead": Text(
        "Đã đọc {read} dòng: chấm điểm {scored}, từ chối {rejected}, "
        "đã chuyển đi hoặc chết {departed}, để trống {blank}. "
        "Chưa đủ thông tin để phân loại: {undetermined} hộ.",
        "{read} rows read: {scored} scored, {rejected} rejected, {departed} departed, "
        "{blank} blank. "
        "Without enough evidence for a class: {undetermined}.",
    ),
    "page.quality_unknown": Text("{what}: chưa có số liệu.", "{what}: no data."),
    "page.quality_none": Text("{what}: 0 ở tất cả các xã.", "{what}: 0 in every commune."),
    "page.quality_others": Text(
        "Biểu đồ không vẽ các xã có số 0; bảng ghi đủ mọi xã.",
        "The charts leave out communes with 0; the table has them all.",
    ),
    "page.rejected_chart": Text("Dòng bị từ chối theo xã", "Rejected rows by commune"),
    "page.undetermined_chart": Text(
        "Hộ chưa đủ thông tin theo xã", "Undetermined households by commune"
    ),
    "page.warnings_chart": Text("Cảnh báo theo xã", "Warnings by commune"),
    "page.axis_rows": Text("Số dòng", "Rows (number)"),
    "page.axis_warnings": Text("Số cảnh báo", "Warnings (number)"),
    "page.head_read": Text("Đã đọc", "Read"),
    "page.head_scored": Text("Chấm điểm", "Scored"),
    "page.head_rejected": Text("Từ chối", "Rejected"),
    "page.head_departed": Text("Đã đi, đã mất", "Departed"),
    "page.head_blank": Text("Trống", "Blank"),
    "page.head_undetermined": Text("Chưa đủ thông tin", "Undetermined"),
    "page.head_errors": Text("Lỗi", "Errors"),
    "page.head_warnings": Text("Cảnh báo", "Warnings"),
    "page.foot": Text(
        "Số liệu tổng hợp từ {count} bảng kết quả rà soát.", "Figures of {count} results workbooks."
    ),
    "page.edition": Text("Chuẩn nghèo theo {law}", "Standard of {law}"),
    "page.listed": Text("Nghèo và cận nghèo", "Poor and near-poor"),
    "page.card_listed": Text(
        "Nghèo đa chiều (nghèo và cận nghèo)", "Multidimensional poverty (poor and near-poor)"
    ),
    "page.multidimensional": Text(
        "Nghèo đa chiều (hộ nghèo và hộ cận nghèo)", "Multidimensional poverty (poor and near-poor)"
    ),
    "page.multidimensional_rate": Text("Nghèo đa chiều (%)", "Multidimensional (%)"),
    "page.change_of_poor": Text("Thay đổi tỷ lệ hộ nghèo (điểm %)", "Change of the poor (points)"),
    "page.lead_rates": Text(
        "Tỷ lệ nghèo đa chiều (nghèo và cận nghèo) là {both} % số hộ dân cư: hộ nghèo {rate} %, "
        "hộ cận nghèo {near} %.",
        "{both} % of resident households are in multidimensional poverty: {rate} % poor and "
        "{near} % near-poor.",
    ),
    "page.warn_no_previous": Text(
        "Chưa có kết quả năm trước, nên trang này không có phần so sánh và biến động.",
        "Last year's results were not given: nothing is compared or followed here.",
    ),
    "page.needs_previous": Text(
        "Phần này cần kết quả năm trước; chưa có số liệu.",
        "This part needs last year's results; no data.",
    ),
    "page.difference": Text("Chênh lệch chưa giải trình", "Unexplained difference"),
    "page.moves_open": Text(
        "Còn chênh lệch chưa giải trình: hộ nghèo {poor} hộ, hộ cận nghèo {near} hộ.",
        "Unexplained: poor households {poor}, near-poor households {near}.",
    ),
    "page.moves_note": Text(
        "Chênh lệch là số cuối kỳ trừ đi số tính từ đầu kỳ và các biến động: số dương nghĩa là "
        "số cuối kỳ nhiều hơn, số âm là ít hơn. Danh sách hộ liên quan có trong phần đối chiếu của "
        "tập biểu mẫu.",
        "The difference is the end of the year less what the start and the movements give: above "
        "zero, more households stand at the end. Those behind it are on the last sheet of the "
        "forms.",
    ),
    "page.axis_mentioned": Text("% số lượt nêu", "% of all that was named"),
    "page.key_mentioned": Text("% số lượt nêu", "% of all that was named"),
    "page.key_poor": Text("% số hộ nghèo nêu nguyên nhân", "% of poor households naming it"),
    "page.causes_mentioned": Text(
        "Nguyên nhân theo số lượt hộ nghèo nêu, cộng dồn",
        "Causes by how often the poor name them, cumulatively",
    ),
    "page.causes_poor": Text(
        "Nguyên nhân theo số hộ nghèo nêu", "Causes by poor households naming them"
    ),
    "page.head_mentioned": Text("% lượt nêu", "% of named"),
    "page.near_lead": Text(
        "{count} hộ có điểm B1 cách chuẩn không quá {points} điểm.",
        "{count:household has|households have} B1 within {points} points of the line.",
    ),
    "page.near_lead_none": Text(
        "Không có hộ nào có điểm B1 cách chuẩn không quá {points} điểm.",
        "No household has B1 within {points} points of the line.",
    ),
    "page.near_advice": Text(
        "Phân loại của các hộ này dễ thay đổi, nên rà lại theo danh sách hộ sát chuẩn trước khi "
        "công bố, từ hộ gần chuẩn nhất.",
        "Their class changes easily: go through the list of households near the line before it is "
        "published, the nearest first.",
    ),
    "page.near_apart": Text(
        "Ngoài các hộ trên, {count} hộ chỉ cần thêm hay bớt {indicators} chỉ số thiếu hụt là đổi "
        "phân loại; danh sách ghi ở trang riêng.",
        "Beside them, {count:household|households} would change class by {indicators} deprived "
        "indicators more or fewer; they are listed on a sheet of their own.",
    ),
    "page.head_near_b1": Text("B1 cách chuẩn ≤ {points}", "B1 within {points} points"),
    "page.head_near_apart": Text(
        "Riêng: khác {indicators} chỉ số", "Apart: by {indicators} indicators"
    ),
    "page.part_by_village": Text(
        "Hộ nghèo, hộ cận nghèo theo thôn, ấp", "Poor and near-poor by village"
    ),
    "page.by_village_note": Text(
        "Thôn, ấp không có hộ nghèo, hộ cận nghèo thì không ghi.",
        "Villages without poor and near-poor households are left out.",
    ),
    "page.head_listed_share": Text("% của toàn xã", "% of the commune"),
    "page.part_heat_village": Text(
        "Thiếu hụt theo thôn, ấp và chỉ số", "Deprivation by village and indicator"
    ),
    "page.heat_village_chart": Text(
        "Tỷ lệ hộ nghèo thiếu hụt từng chỉ số, theo thôn, ấp (%)",
        "Poor households deprived in each indicator, by village (%)",
    ),
    "page.heat_village_lead": Text(
        "Mỗi ô là tỷ lệ % số hộ nghèo của thôn, ấp thiếu hụt chỉ số đó, làm tròn đến số nguyên; "
        "ô càng đậm càng nhiều hộ thiếu hụt.",
        "Each field is the share of the village's poor households deprived in the indicator, "
        "in whole %; the darker, the more.",
    ),
}
