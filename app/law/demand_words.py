"""Lists of words that the rules on demands are built from, in the notation of phrases.py. Language, not law."""

from __future__ import annotations

from app.law.demand_denial import EXCLUSION
from app.law.demand_names import NAMES
from app.law.phrases import word_list

_WORDS = {
    # How a text demands
    "MUST": """skal bør må_kun må_udelukkende må_alene må_maksimalt må_højst må_max krav kravet krav_om krav_til
        krævet kræver kræve kræves kræv forudsætter forudsættes forudsat forudsætning forudsætningen forpligter
        forpligtes forpligtet pligt pligtig betinget betinget_af betinges_af betingelse betingelsen betingelser
        forlanger forlanges fordrer fordres mindstekrav* mk minimumskrav* grundkrav* konkurrencekrav* egnethedskrav*
        udvælgelseskriteri* ufravigeligt et_krav en_betingelse en_forudsætning obligatorisk* påkrævet nødvendig*
        forventes forventer must shall requirement required requires mandatory has_to have_to betingede afgørende_at
        sørger_for skulle pålægges pålagt påbydes bekræfter erklærer garanterer indestår påtager adgangskrav*
        ko-krav prerequisite precondition condition vigtigt essentielt absolut ikke_til_forhandling retter_sig
        henvender_sig målrettet tiltænkt vil_kun tager_kun vil_have""",
    "ONLY": """kun udelukkende alene blot forbehold* reserver* begrænset_til begrænses_til begrænser eksklusivt
        only exclusively solely restricted reserved""",
    "DEMANDED": """er_et_krav er_et_ufravigeligt_krav er_et_mindstekrav er_et_minimumskrav er_en_betingelse
        er_en_forudsætning er_krav kræves forudsættes er_påkrævet er_nødvendig* er_obligatorisk*""",
    "PREFER": """vinder vinde foretræk* foretrukket foretrukne prioriter* førsteprioritet fortrinsret
        fortrinsstilling fortrin fortrinsvis forrang forret favoriser* tilgodese* begunstig* point pluspoint
        ekstrapoint bonuspoint bonus vægtes vægter vægtning vægt_på vægt stor_vægt helst ønske ønsker ønskes
        ønskeligt ser_gerne vil_gerne_have en_fordel fordel fordelagtigt fordel_for går_forud trækker_op tæller
        tæller_positivt forspring vælger vælger_vi vælges overvejende primært hovedsagelig* først_og_fremmest især
        så_vidt_muligt i_videst_muligt_omfang delkriteri* underkriteri* tildelingskriteri* kvalitetskriteri*
        evalueringskriteri* kriterium kriteriet kriterier positivt plus premieres præmieres belønnes belønner
        honoreres scorer vurderes bedømmes evalueres lægges_hos går_til gå_til tilfalder støtte støtter styrke
        preference preferred prefer priority points advantage favour favoured lov_at_matche""",
    "LOSE": """ophæve ophæves ophæver opsige opsiges opsiger ophører bortfalder misligholdelse opretholde
        opretholder bevare bevarer mister fastholde""",
    # How a text describes what is to be delivered: a plain present tense in a list of demands is a demand
    "SPECIFIED": """leveres levere leverer anvendes anvender benyttes benytter bruges udføres udfører bærer bære
        har være er opfylder leve_op_til arbejdes indkøbes købes omfatter ønskes løses vaskes certificer* certifikat
        tilbydes certified obligatorisk fremgår monteres etableres opsættes produceres""",
    # Those who deliver
    "SUPPLIER": """vikar* busser busserne bus køretøj* bemanding* servicecent* mandskab* rengøringsselskab*
        kokke* kantineoperatør* forpagter* driftsherre* leverandør* tilbudsgiver* tilbudsgivende virksomhed* firma*
        selskab* entreprenør* operatør* bydende byder bydere producent* vognmand* vognmænd* håndværker*
        håndværksmester* mestre medarbejder* personale* personalet ansatte ansøger* kontrahent* kontraktpart*
        samarbejdspartner* samarbejdspart* værksted* værkstedet køkken* lager* lageret vaskeri* vaskeriet
        hovedkontor* underleverandør* aktør* chauffør* lærling* elev* tilbud bud budene opgaven opgaver mesteren
        gartner* tømrer* maler* vvs* elektriker* taxa* vagten vagter* konsulent* rådgiver* assistent* bager*
        slagter* trykkeri* institution* forening* organisation* supplier* contractor* tenderer* bidder* compan*
        staff employees én en_der nogen""",
    "STAFF": """medarbejder* personale* personalet ansatte ansat arbejdsstyrke* medarbejderstab* mandskab*
        arbejdskraft* staben stab hold arbejdstagere bemanding* workforce staff employees workers virksomhed*""",
    "HAVE": """have har haft råde_over råder_over disponere_over disponerer_over etablere etablerer etableret
        etableres drive driver åbne åbner åbnet oprette opretter oprettet opføre med uden fast permanent fysisk
        lokal lokalt mangler krav_om godtgøre eje ejer leje lejer have_en_fast have_sit have_sin holde""",
    "LOCATED": """hjemmehørende beliggende placeret lokaliseret etableret bosat bosiddende hjemme forankret
        skattepligtig* based located situated established resident domiciled""",
    "SEAT": """afdelinger filialer kontorer
        hjemsted tegnestue klinik *kontor *afdeling *værksted *lager *depot *station plads oplagsplads
        materielplads terminal lokation hovedsæde hovedkontor forretningssted forretningsadresse adresse hjemadresse
        firmaadresse cvr-adresse afdeling lokalafdeling filial kontor lokalkontor værksted lager køkken
        produktionskøkken produktion* domicil bopæl base depot butik folkeregisteradresse driftssted driftsenhed
        forretning virksomhed salgskontor servicecenter serviceafdeling hus postadresse p-enhed produktionsenhed
        vaskeri office branch address garage rod rødder""",
    "IN": """i inden_for indenfor på nær tæt_på ved in within on""",
    "BE": """ligge ligger bo bor holde_til holder_til høre_hjemme hører_hjemme have_hjemme komme_fra kommer_fra
        være_fra er_fra stamme_fra befinde_sig befinder_sig være_hjemmehørende drives live reside come_from
        være_at_finde""",
    "FROM": """fra i inden_for indenfor på blandt i_og_omkring from in within hos""",
    # What is near, and what is near that is bought
    "LOCAL": """lokal lokale lokalt stedlige hjemlige egnens herboende lokalbaserede lokalforankrede
        lokalt_forankrede lokalt_baserede kommunens_egne byens byens_egne områdets regionale indenlandske danske
        dansk danskejede danskregistrerede jyske nordjyske vestjyske sønderjyske midtjyske østjyske fynske
        sjællandske bornholmske lollandske københavnske local danish""",
    "LOCAL_NOUN": """leverandør* virksomhed* firma* tilbudsgiver* håndværker* entreprenør* producent* landmænd*
        avlere selskab* byder* landbrug gartneri* gartnere gårde vognmænd* operatør* aktør* medarbejder*
        arbejdskraft ansatte personale råvare* underentreprenør* produkt* fødevare* varer grøntsager erhvervsliv*
        erhvervsdrivende ledige unge forankring tilknytning tømrer* maler* mestre tilstedeværelse tilhørsforhold
        arbejdspladser underleverandør* bagere slagtere mejeri* vaskerier trykkeri* samarbejdspartner* kapital
        kræfter møbler materialer kød brød frugt mælk æg honning kartofler ingredienser træ suppliers companies
        produce contractors afdeling filial kontor kendskab netværk indkøb cvr-nummer cvr-nr. cvr fabrikat*
        værksted* butikker""",
    "LOCAL_MADE": """lokalproducere* lokaltproducere* lokalt_producere* lokalt_dyrke* lokaldyrke*
        lokalt_fremstille* lokalt_avle* danskproducere* dansk_producere* danskdyrke* dansk_dyrke* danskavle*
        dansk_oprindelse oprindelse_i_danmark dansk_fremstill* lokal_oprindelse lokale_fødevarer locally_produced
        locally_sourced dansk_kvalitetsproduktion regional_oprindelse""",
    "GOODS": """*kød* *kødet *varer *varerne *produkter* *møbler* *grøntsager* *brød* *mælk* *papir* *tøj* *ost
        *osten blomster* *planter* råvare* varer* varen varerne produkt* fødevare* materiale* kød* oksekød*
        svinekød* kylling* grøntsag* mælk* træ træet tømmer* møbl* brød* frugt* ingrediens* æg æggene fisk* honning*
        kartofl* gulerødder løg ost* smør* øl tekstil* tryksag* planter planterne sten granit* halvdelen indkøb*
        uniform* tøj* juice* kaffe* mad maden dyr goods food products bier""",
    "MADE": """komme stamme stammer kommer hentes købes indkøbes produceret produceres fremstilles fremstillet
        dyrkes dyrket avlet opvokset opdrættet slagtet forarbejdet trykt trykkes syet bagt hugget fanget produced
        made sourced grown leveres være""",
    "RESIDING": """bosat_i bosiddende_i bopæl_i bor_i hjemmehørende_i folkeregisteradresse_i fra i blandt""",
    "HIRE": """ansætte ansættes ansat ansætter ansættelse beskæftige beskæftiges beskæftiger rekruttere
        rekrutteres rekrutterer oplære oplæres hyre bemandes bestå består komme_fra hire employ""",
    "RESIDENTS": """kommunens_borgere kommunens_egne_borgere kommunens_ledige borgere_fra borgere_i
        borgere_bosat borgere_med_bopæl ledige_fra unge_fra lokale_borgere lokale_ledige byens_borgere mennesker_fra
        personer_bosat local_residents""",
    # Kinds of enterprise
    "NONPROFIT": """non-profit* nonprofit* non_profit* foreningslivet foreningsliv civilsamfundet
        idrætsforeninger arbejder_for_profit almennyttig almennyttige almenvelgørende velgørende selvejende
        en_forening en_fond et_kooperativ forening foreninger fonde fond kooperativ* frivillige_foreninger
        frivillige_organisationer frivillige_sociale_organisationer frivilligorganisation*
        civilsamfundsorganisation* ideelle_organisationer ngo* foreningsbaserede humanitære_organisationer
        frivillige_aktører charit* not-for-profit*""",
    "COMMERCIAL": """kommerciel* erhvervsdrivende aps'er aps aps’er a/s'er a/s i/s private_virksomheder
        private_firmaer private_selskaber private_aktører private_leverandører privatejede profitdrevne
        profitbaserede profitorienterede profitsøgende aktieselskab* anpartsselskab* kapitalselskab*
        erhvervsdrivende_selskaber drives_med_gevinst drives_med_profit formål_at_skabe_profit formål_at_tjene_penge
        gevinst_for_øje for-profit profit_som_formål commercial""",
    "PROFIT": """overskud* udbytte* profit profitten fortjeneste gevinst* afkast profits dividends""",
    "STATUS": """selvejende non-profit* nonprofit* almennyttig* en_fond en_forening kommunalt_ejet
        kommunalt_godkendt godkendt_af godkendt_efter godkendt_som serviceloven* økonomisk_forening
        kommunal_godkendelse rsv* certificeret_som medlem_af drevet have_drevet eksisteret have_eksisteret
        socialøkonomisk*""",
    "DIAGNOSED": """autis* udviklingshæm* udviklingshæmning blinde døve psykisk* sindslid* hjerneska* adhd
        diagnose* førtidspension* fleksjobber* kontanthjælpsmodtager* flygtninge hjemløse misbrug* under_18 under_25
        under_30 over_50 over_55 over_60 skizofren* ptsd veteraner senhjerneskad* fysisk* kvinder mænd""",
    "TARGET": """handicap* stillede udsatte udsat arbejdsevne nedsat_arbejdsevne målgruppe* kanten_af kant_af
        særlige_behov sociale_behov beskyttet_beskæftigelse funktionsnedsættelse* fleksjob* disabled disadvantaged
        disabilities sårbare ledige udfordringer førtidspension* integrationsborgere""",
    # Contracts and documentation
    "CONTRACT": """kontrakt* ordre* opgave* aftale* rammeaftale* køb* indkøb* driften drift arbejdet delaftale*
        leverance* contract* ydelsen ydelserne""",
    "AWARD": """fornyes fornye afgives afgive afgiver givet gives gives_til give giver tildeles tildele tildeler
        overdrages overdrage overdrager indgås indgå indgår placeres placere lægges lægge går gå gik skrives skriver
        underskrives underskrive underhåndstildeles awarded award overlades overlade bestilles bestille bestiller
        købes køber købe tilfalder fortsætter forlænges forlænge forlænger tegnes sikres kontraheres underskriver
        kontraherer laver lave""",
    "PERSONAL": """cpr cpr-num* cpr-nr cpr-nr. cpr-oplysning* cpr_nr cpr. cpr-registr* cprnum* cpr-lister
        cpr-liste personnummer* personnumre* diagnose* *diagnose* diagnoser fire_sidste_cifre sygesikring*
        sundhedskort* helbredsoplysning* helbredsforhold* helbredstilstand* helbredsattest* helbredsmæssig* helbred
        helbredet psykiske_helbred lægeerklæring* speciallægeerklæring* lægeattest* statusattest* helbredspapir*
        *helbred* læge lægens sundhedstilstand* sundhedsforhold* patient_record* civil_registration* deres_handicap
        medarbejdernes_handicap ansattes_handicap enkeltes_handicap hvilket_handicap type_handicap syge_og_hvorfor
        lægejournal* lægelig* sygdom sygdomme sygdommen sygdomsforløb* sygdomshistori* sygehistorik
        sygefraværshistorik handicappets_art handicaps_art art_af_handicap journaloplysning* patientjournal*
        journaler journalen sundhedsoplysning* sundhedsdata helbredsdata medicinske medicinforbrug* medicinering*
        medicinliste* misbrug* misbrugsproblem* fejler lidelse lidelser årsag_til_fravær årsag_til_sygefravær
        fraværsårsag* hvilken_ydelse ydelsestype* modtager_kontanthjælp afgørelser_om_førtidspension
        tilkendelse_af_førtidspension sagsakter jobcenterets_afgørelse* bevilling_af_fleksjob adhd autisme
        skizofreni psykiatri* straffeattest* medical_record* medical_certificate* medical health_data diagnos*
        cpr_numbers personal_identification* etnicitet etnisk* religion seksuel* fagforeningsmedlemskab* strafbare*""",
    "RECORD": """oplyse oplyser oplyses oplyst oplysning_om oplysninger_om indsend* fremsend* send sende sender
        sendes sendt vedlæg* vedlagt* vedhæft* dokumenter* dokumentation* dokumentationen fremgå* indehold* anfør*
        angiv* liste* listen registrer* indberet* udlever* opgiv* rapport* afrapporter* fremlæg* fremvis* skriv*
        skrives noter* videregiv* kopi krav_om krav kræve kræver kræves meddele* medfølge* bevis* skema* bilag*
        redegør* redegør vise viser fortegnelse* oversigt* månedsrapport* attest* godtgør* udfyld* udleveres indsigt
        adgang_til forevis* beskrive beskriver beskrives beskrivelse redegørelse* upload* mail* efterprøv* omfatte
        omfatter specificer* kontrol* lønsed* kvitter* aflever* se_de indberetter fortæl* forlang* afleveres provide
        submit list report include attach state supply documentation indhent* journalfør* opfør*""",
}
# Those who do a work are named by it: "vinduespolereren", "skovarbejderne", "arkitekten". Not those who are served.
_AGENT = (
    r"(?<!\w)(?!borger|beboer|bruger|gæst|patient|lokale|vare|bane|maskin|kontor|prøve)"
    r"\w{3,30}(?:eren|erne|øren|ørerne|enten|enterne|ekten|ekterne|isten|isterne|manden|mændene)(?!\w)"
)
# The weight of a criterion: "nærhed til skolen 10 %".
_WEIGHT = r"(?<!\d)\d{1,2}\s*(?:%|pct|procent|point)"
EXCLUDE = rf"(?<!\w){EXCLUSION}(?!\w)"
LISTS = {name: word_list(text) for name, text in _WORDS.items()} | NAMES | {"EXCLUDED": EXCLUDE}
LISTS["SUPPLIER"] = rf"(?:{LISTS['SUPPLIER']}|{_AGENT})"
LISTS["PREFER"] = rf"(?:{LISTS['PREFER']}|{_WEIGHT})"
